import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { exists, statEntry } from "./entry.js";
import { ignoreFailure, refusal, shown } from "./refusal.js";
import type { Workspace } from "./workspace.js";

/** Moves a file or a folder, whole; never onto something. The target's folder is there. */
export function move({ root, onStep }: Workspace, from: string, to: string): void {
  onStep(`move ${relative(root, from)} to ${relative(root, to)}`);
  if (exists(to)) {
    throw refusal(
      "in-the-way",
      `${shown(to)} appeared while hookstep was writing.`,
      "Move it away and run the command again.",
    );
  }
  renameSync(from, to);
}

/** Creates a folder and the ones it is in; an existing one is fine. */
export function makeFolder({ root, onStep }: Workspace, folder: string): void {
  if (exists(folder)) return;
  onStep(`create ${relative(root, folder)}`);
  mkdirSync(folder, { recursive: true });
}

/** Removes a folder if it is there and empty. */
export function removeIfEmpty({ root, onStep }: Workspace, folder: string): void {
  if (statEntry(folder)?.isDirectory() !== true || readdirSync(folder).length > 0) return;
  onStep(`remove ${relative(root, folder)}`);
  rmdirSync(folder);
}

/** Removes something of the working folder, whole. */
export function discard({ root, onStep }: Workspace, place: string): void {
  onStep(`discard ${relative(root, place)}`);
  rmSync(place, { recursive: true, force: true });
}

/** Writes a file of the working folder, with the folders it is in. */
export function writeNew({ root, onStep }: Workspace, file: string, text: string): void {
  onStep(`write ${relative(root, file)}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag: "wx", mode: 0o644 });
}

/** Waits until the bytes of files would survive a power cut. All at once, since each alone takes as long as all. */
export async function syncFiles(files: readonly string[]): Promise<void> {
  await Promise.all(
    files.map(async (file) => {
      const handle = await open(file, "r+");
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    }),
  );
}

/** Puts a file of the working folder in place in one go: a reader sees the old text or the new one, also after a power cut. */
export function replaceFile(workspace: Workspace, file: string, text: string): void {
  const draft = `${file}.${process.pid}.draft`;
  rmSync(draft, { force: true });
  writeNew(workspace, draft, text);
  const descriptor = openSync(draft, "r+");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  workspace.onStep(`put ${relative(workspace.root, file)} in place`);
  renameSync(draft, file);
}

/** Makes a folder's entries survive a power cut. Windows cannot open a folder, and needs not to. */
export function syncFolder(folder: string): void {
  ignoreFailure(() => {
    const descriptor = openSync(folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}
