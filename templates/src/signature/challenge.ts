import type { ReceiveResult } from "../answers.js";

/** An answer that says how to prove oneself, if HTTP has a name for that (RFC 9110, 11.6.1). */
export function withChallenge(answer: ReceiveResult, challenge: string | undefined): ReceiveResult {
  if (challenge === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, "www-authenticate": challenge } };
}
