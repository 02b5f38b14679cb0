/** A file of a package: its path in it, with `/`, and its text. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
}

/** What the header of each emitted file names. */
export interface Origin {
  /** The document, relative to the folder the package is generated from. */
  readonly document: string;
  /** The command that writes the package again. */
  readonly command: string;
}
