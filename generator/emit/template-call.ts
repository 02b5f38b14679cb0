/** A call of a function that a template module exports. */
export interface TemplateCall {
  readonly module: string;
  readonly name: string;
  readonly argument: string;
}
