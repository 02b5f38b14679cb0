/** A payload as most senders write it: JSON without white space. */
export function json(payload: unknown): string {
  return JSON.stringify(payload);
}
