import { REPEATED } from "../headers.js";
import type { HmacFacts, SignatureFault, SignedRequest } from "../signature/scheme.js";
import { createSecretSource, secretsFor, type SecretOptions } from "../signature/secret.js";
import { explainDigest } from "./digest.js";

/** A larger body is not looked into. */
const MAX_BYTES = 1_048_576;

const OF_FAULT: { readonly [F in SignatureFault]?: string } = {
  signature_repeated: "There are several signatures: has a proxy added one, or repeated the header?",
  timestamp_expired:
    "The signature is right, but not of now: is this machine's clock right? Was it sent again?",
};

/** What most likely went wrong with an HMAC; `undefined` for other schemes, and where there is nothing to say. */
export async function explainSignature(
  facts: HmacFacts | undefined,
  options: object,
  request: SignedRequest,
  fault: SignatureFault,
): Promise<string | undefined> {
  if (facts === undefined) return undefined;
  if (fault === "signature_missing") return explainMissing(facts.header, request);
  if (fault !== "signature_mismatch" && fault !== "signature_malformed") return OF_FAULT[fault];
  if (request.body.length === 0)
    return "The body is empty: has a middleware read it before, or a proxy dropped it?";
  if (request.body.length > MAX_BYTES) return undefined;
  const value = request.headers.read(facts.header.toLowerCase());
  if (value === undefined || value === REPEATED) return undefined;
  const source = createSecretSource((options as SecretOptions).secret, undefined);
  return explainDigest(facts, request, value, await secretsFor(source, request));
}

function explainMissing(header: string, { url = "", headers }: SignedRequest): string {
  const parameters = [...new URL(url, "http://localhost").searchParams.keys()];
  if (parameters.some((name) => /sign|hmac/i.test(name))) {
    return (
      `There is no header ${header}, but a signature in the URL: the sender signs requests of another kind so, such ` +
      "as those of embedded apps, with another secret or another algorithm. It is no webhook."
    );
  }
  const similar = [...headers.web.keys()].filter((name) => /signature|hmac|digest/.test(name)).slice(0, 3);
  const elsewhere =
    similar.length > 0
      ? `There is ${similar.join(", ")}: is that the sender's header, or is this another sender?`
      : "Has a proxy removed it? Was a secret given when the webhook was made?";
  return `There is no header ${header}. ${elsewhere}`;
}
