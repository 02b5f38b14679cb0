/** Examples for the end of a help page: each command on a line that can be copied, and below it what it is for. */
export function examples(...all: readonly (readonly [commandLine: string, purpose: string])[]): string {
  return [
    "Examples:",
    ...all.flatMap(([commandLine, purpose]) => [`  ${commandLine}`, `      ${purpose}`]),
  ].join("\n");
}
