/** A format: its name, what checks it, and texts that it takes and refuses. */
export type FormatCase = readonly [
  format: string,
  check: (text: string) => boolean,
  valid: string[],
  invalid: string[],
];
