import type { Catalogue } from "./entry.js";

/** Fetching documents, reading git revisions, comparing, updating, importing. */
export const upstreamCodes = {
  "auth-methods-differ": {
    means: "Rows of a catalogue say of one vendor that requests are signed in different ways.",
    remedy: "State the one that is right in the overlay.",
  },
  "drift-selection": {
    means: "The options of `drift` do not go together.",
    remedy: "Compare providers with their upstream, or two documents with `--from` and `--to`.",
  },
  "edited-document": {
    means: "Upstream's document was edited here, and an update would take its place.",
    remedy: "Move the edits into the overlay, or discard them with `--force`.",
  },
  "git-missing": { means: "git is needed, and was not found.", remedy: "Install git." },
  "git-no-path": {
    means: "The revision has no such file.",
    remedy: "Check the path; it counts from the root of the repository.",
  },
  "git-no-repository": {
    means: "A revision was named outside of a git repository.",
    remedy: "Run the command inside of the repository.",
  },
  "git-not-utf8": {
    means: "The file at that revision is not UTF-8 text.",
    remedy: "Check that it is the file you meant.",
  },
  "git-revision": {
    means: "A source that begins with `git:` names no file of a revision.",
    remedy: "Write `git:<revision>:<path>`.",
  },
  "git-too-large": {
    means: "The file at that revision is larger than the limit.",
    remedy: "Check that it is the file you meant.",
  },
  "git-unknown-revision": {
    means: "git does not know the revision.",
    remedy: "Fetch it first; a shallow clone lacks most of them.",
  },
  "invalid-lock": {
    means: "A member of `lock.json` is not what it may be.",
    remedy: "Correct it, or take upstream in again: `hookstep update <provider> --upstream <address>`.",
  },
  "invalid-row": {
    means: "A line of a catalogue is no row.",
    remedy: "Correct the member that the message names.",
  },
  "no-lock": {
    means: "A provider has no `lock.json`, which would say where its upstream is.",
    remedy: "Name the upstream: `hookstep update <provider> --upstream <address or file>`.",
  },
  "no-release": {
    means: "No commit has the version that the package has now, so there is nothing to compare with.",
    remedy: "Commit the package's version, then run `hookstep update --local` again.",
  },
  "package-json": { means: "A provider's `package.json` is not JSON.", remedy: "Mend it." },
  "package-version": {
    means: "The version of a package is no semantic version.",
    remedy: "Write one such as 0.1.0; an update raises it.",
  },
  "unknown-auth-method": {
    means: "A row of a catalogue names a method of signing that is not known.",
    remedy: "State the signature in the overlay.",
  },
  "unknown-vendor": {
    means: "The catalogue has no row of that vendor.",
    remedy: "Use one of the names that the message lists.",
  },
  "update-selection": {
    means: "The options of `update` do not go together.",
    remedy: "Name one provider beside `--upstream`, and leave `--upstream` out beside `--local`.",
  },
  "upstream-address": { means: "An address is no URL.", remedy: "Write it in full: `https://…`." },
  "upstream-certificate": {
    means: "The certificate of the server cannot be trusted.",
    remedy: "Behind a company's proxy, name its certificate in `NODE_EXTRA_CA_CERTS`.",
  },
  "upstream-host": {
    means: "The host was not found.",
    remedy: "Check the address and the connection to the network.",
  },
  "upstream-html": {
    means: "The address answers with an HTML page.",
    remedy: "Use the address of the raw file.",
  },
  "upstream-insecure": {
    means: "The address is not https, so that anybody on the way could change the document.",
    remedy: "Use its https address. Plain http is for loopback addresses only.",
  },
  "upstream-not-found": {
    means: "The document does not exist any more.",
    remedy: "Find its new address, and correct `url` in `lock.json`.",
  },
  "upstream-not-utf8": {
    means: "The address answers with bytes that are not UTF-8 text.",
    remedy: "Check that it leads to a YAML or JSON file.",
  },
  "upstream-proxy": {
    means: "The proxy of the environment refused, or its address is no URL.",
    remedy: "Check `HTTPS_PROXY`; `NO_PROXY` lists the hosts that need none.",
  },
  "upstream-redirect": {
    means: "The address redirects to one that is not https, or nowhere.",
    remedy: "Use the https address of the document itself.",
  },
  "upstream-redirects": {
    means: "The address redirects too often.",
    remedy: "Use the address that the redirects end at.",
  },
  "upstream-refused": {
    means: "The server refused the connection.",
    remedy: "Check the address and its port, and that the server runs.",
  },
  "upstream-status": {
    means: "The server answered with a status that is no success.",
    remedy: "Try again later; where it asks for permission, download the document and name the file.",
  },
  "upstream-timeout": {
    means: "The server did not answer in full in time.",
    remedy: "Try again later, or save the document and name the file.",
  },
  "upstream-tls": {
    means: "No secure connection could be made.",
    remedy: "Check that the server speaks https on that port.",
  },
  "upstream-too-large": {
    means: "The document at the address is larger than the limit.",
    remedy: "Check that the address leads to the document you meant.",
  },
  "upstream-truncated": {
    means: "The answer broke off before its end.",
    remedy: "Try again; nothing was changed.",
  },
  "upstream-unreachable": {
    means: "The server could not be reached.",
    remedy: "Check the connection to the network and try again.",
  },
} as const satisfies Catalogue;
