/** One way in which a payload differs from its schema. */
export interface Issue {
  /** JSON pointer (RFC 6901) to the value in the payload; `""` is the payload itself. */
  readonly path: string;
  /** The JSON Schema keyword that is not met, such as `type` or `required`. */
  readonly rule: string;
  /** The rule in words: `must be string`. */
  readonly message: string;
}

/**
 * A compiled schema. `false` means that the payload does not match; `errors` then holds the reasons until
 * the next call.
 */
export interface PayloadValidator<Payload = unknown> {
  (payload: unknown): payload is Payload;
  errors?: Issue[] | null;
}
