import type { DocumentText } from "./parse.js";

/** The member of a linked document's root that holds the files it refers to, by their addresses. */
export const filesMember = "x-hookstep-files";

/** The files that a document may refer to, read already. */
export interface ReferencedFiles {
  /** The address of the document itself; see `resolveAddress`. */
  readonly root: string;
  /** Other addresses that mean the document; see `otherAddresses`. */
  readonly aliases?: readonly string[];
  /** Whether a file refers to the document by one of its addresses. */
  readonly namesDocument?: boolean;
  /** By address. A file that is not here was not looked for. */
  readonly files: ReadonlyMap<string, DocumentText | Refusal>;
}

/** Why a file could not be read, and what to do about it. */
export interface Refusal {
  readonly message: string;
  readonly help?: string;
}

/** Whether a file could not be read. */
export function isRefusal(file: DocumentText | Refusal): file is Refusal {
  return "message" in file;
}
