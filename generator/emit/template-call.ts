/** A call of a function that a template module exports. */
export interface TemplateCall {
  readonly module: string;
  readonly name: string;
  /** The arguments, as code. */
  readonly argument: string;
  /** Calls that the arguments consist of. */
  readonly uses?: readonly TemplateCall[];
}

/** The call as an expression. */
export function callCode({ name, argument }: TemplateCall): string {
  return `${name}(${argument})`;
}

/** The functions that calls need, by module; each once. */
export function importsOfCalls(calls: readonly TemplateCall[]): ReadonlyMap<string, string> {
  return new Map(
    calls.flatMap(({ module, name, uses = [] }) => [[module, name] as const, ...importsOfCalls(uses)]),
  );
}
