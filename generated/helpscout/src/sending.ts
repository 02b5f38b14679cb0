/** How a sender writes its requests: what `spec/sending.ts` states, for deliveries made for tests. */
export interface SendingDescription {
  /** Gives the body of a payload, as the sender would write it. */
  readonly encode: (payload: unknown) => string;
  /** Headers of every request, beside those that name the event and sign it. */
  readonly headers: Readonly<Record<string, string>>;
}
