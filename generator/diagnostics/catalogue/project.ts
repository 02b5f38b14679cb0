import type { Catalogue } from "./entry.js";

/** The project on disk: its configuration, its files, what a run before has left. */
export const projectCodes = {
  "cannot-write": {
    means: "The system refuses to write a file.",
    remedy: "Mend the cause that the message names: permissions, or space on the disk.",
  },
  "changed-meanwhile": {
    means: "A file was changed by somebody else while hookstep was at work on it.",
    remedy: "Run the command again; nothing was written.",
  },
  "conflicted-manifest": {
    means: "`hookstep.manifest.json` has merge conflict markers.",
    remedy: "Take either side of the conflict and generate again.",
  },
  "edited-files": {
    means: "Generated files were edited by hand.",
    remedy: "Move the change into the overlay, or overwrite it with `--force`.",
  },
  "file-exists": {
    means: "A file that a command would create is there already.",
    remedy: "Choose another folder, or move the file away.",
  },
  "file-not-found": { means: "A file does not exist.", remedy: "Check the path." },
  "file-too-large": {
    means: "A file is larger than the limit.",
    remedy: "Check that it is the file you meant.",
  },
  "foreign-build-files": {
    means: "`dist/` of a package holds files that hookstep did not build.",
    remedy: "Move them elsewhere, or leave the build out with `--no-build`.",
  },
  "foreign-files": {
    means: "Files that hookstep did not write are in the way.",
    remedy: "Move them away; they are never overwritten.",
  },
  "in-the-way": {
    means: "Something that is no folder has the name of hookstep's working folder.",
    remedy: "Move it away, or choose another folder.",
  },
  "invalid-config": {
    means: "A member of `hookstep.config.json` is not what it may be.",
    remedy: "Correct the member that the message names.",
  },
  locked: {
    means: "Another run of hookstep is writing the package.",
    remedy: "Wait until it is done. If none runs, delete the file that the message names.",
  },
  "no-config": {
    means: "There is no `hookstep.config.json` here or in a folder above.",
    remedy: "Create one with `hookstep init <document>`, or name a document.",
  },
  "no-out": {
    means: "A document was named, and no folder for its package.",
    remedy: "Add `--out <folder>`.",
  },
  "no-outline": {
    means: "An installed package does not say what its handlers are made of.",
    remedy: "Install its newest version, or the newest hookstep.",
  },
  "no-webhooks": {
    means: "`init` found no message that arrives over HTTP.",
    remedy: "Check that it is the document you meant; other protocols are not for a webhook receiver.",
  },
  "not-a-file": { means: "A path leads to a folder or to a device.", remedy: "Name a regular file." },
  "not-a-package": {
    means: "The folder to write into holds something else than a package of hookstep.",
    remedy: "Choose an empty folder.",
  },
  "not-utf8": { means: "A file is not UTF-8 text.", remedy: "Save it as UTF-8." },
  "package-not-read": {
    means: "The folder of a package cannot be read.",
    remedy: "Mend the cause that the message names, then run the command again.",
  },
  "package-not-written": {
    means: "The folder of a package cannot be written.",
    remedy: "Mend the cause that the message names, then run the command again.",
  },
  "provider-exists": {
    means: "There is a provider of that name already.",
    remedy: "Choose another with `--name`, or move its folder away.",
  },
  "provider-name": {
    means: "Something cannot be the name of a provider, or none was found in the document.",
    remedy: "Give one with `--name`, of lower-case letters, digits, `-`, `_` and `.`.",
  },
  "recovery-failed": {
    means: "A run failed and could not be undone.",
    remedy: "Mend the cause, then run any hookstep command: it recovers the folder first.",
  },
  "registry-unclear": {
    means: "`scaffold` cannot add to a registry whose form it does not understand.",
    remedy: "Add the lines that the diagnostic shows by hand.",
  },
  "several-registries": {
    means: "Several files have handlers for every event.",
    remedy: "Name the folder of one of them with `--dir`.",
  },
  "symbolic-link": {
    means: "A symbolic link stands where hookstep would write.",
    remedy: "Remove the link.",
  },
  "too-many-documents": {
    means: "Several documents were named at once.",
    remedy: "Name one, or list them in `hookstep.config.json`.",
  },
  "unknown-provider": {
    means: "`hookstep.config.json` has no such provider.",
    remedy: "Use one of those that the message lists.",
  },
  "unreadable-file": { means: "A file cannot be read.", remedy: "Check the file and its permissions." },
  "unreadable-journal": {
    means: "An interrupted run has left a record that cannot be read.",
    remedy: "Restore the package from version control, delete its `.hookstep` folder and generate it again.",
  },
  "unreadable-manifest": {
    means: "`hookstep.manifest.json` cannot be read, so it is unknown which files hookstep wrote.",
    remedy: "Restore it from version control. Or delete the package's folder and generate it again.",
  },
  "unreadable-record": {
    means: "An interrupted update has left a record that cannot be read.",
    remedy: "Restore the folder and its package from version control, and delete the record.",
  },
  "unsafe-path": {
    means: "A file of the package has a path that is not safe on every system.",
    remedy: "Rename what the path is made from.",
  },
} as const satisfies Catalogue;
