import { assertBytes } from "./body.js";
import { spec, type SignatureOptions } from "./package-spec.js";
import { HeaderReader, type RequestHeaders } from "./headers.js";

/** A request whose signature is to be checked, with what is needed to check it. */
export interface SignatureCheck extends SignatureOptions {
  /** The HTTP method; POST when left out. */
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: RequestHeaders;
  /** The raw bytes of the body, or the text they stand for. */
  readonly body: Uint8Array | string;
}

/**
 * Whether a request is genuine, and nothing more: for queues and for frameworks of one's own. A signature that
 * is missing, repeated, malformed or wrong gives `false`.
 *
 * @throws TypeError (as a rejection) without a usable secret, or when the body is neither bytes nor text: that
 * is a mistake on this side, about which `false` would say nothing. What a secret function throws comes through.
 */
export async function verifySignature(check: SignatureCheck): Promise<boolean> {
  const { method = "POST", url, headers, body } = check;
  const verify = spec.description.signature.createVerifier(check, spec.description.secretVariable);
  const signed = { method, url, headers: new HeaderReader(headers), body: assertBytes(body) };
  return (await verify(signed)) === undefined;
}
