import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { LocatedDocument } from "./source-document.js";

/** The versions of AsyncAPI that are read. */
export const supportedVersions = [
  "2.0.0",
  "2.1.0",
  "2.2.0",
  "2.3.0",
  "2.4.0",
  "2.5.0",
  "2.6.0",
  "3.0.0",
  "3.1.0",
] as const;

/** A version of AsyncAPI that is read. */
export type SupportedVersion = (typeof supportedVersions)[number];

/** What kind of document it is. With a `version` it is one that is read; without, `diagnostics` has the error. */
export declare function identifyDocument(document: LocatedDocument): {
  readonly version?: SupportedVersion;
  readonly diagnostics: readonly Diagnostic[];
};
