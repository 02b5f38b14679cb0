import { REPEATED, withoutHeader } from "../headers.js";
import { readQuery } from "../query.js";
import { whenReady } from "../when-ready.js";
import { withChallenge } from "./challenge.js";
import { isOneOf } from "./constant-time.js";
import { provenTokens } from "./proven-tokens.js";
import type { SignatureFault, SignatureScheme, SignedRequest } from "./scheme.js";
import { createSecretSource, secretsFor, type SecretOptions } from "./secret.js";

/** A secret that the sender sends along as it is. */
export type TokenDescription =
  | {
      /** The header that carries it. */
      readonly header: string;
      /** What stands before it in the header, such as `Bearer `; its case does not count (RFC 9110, 11.1). */
      readonly prefix: string;
    }
  | {
      /** The parameter of the URL's query that carries it. */
      readonly query: string;
    };

const encoder = new TextEncoder();

/** The scheme of senders who send a token along. It proves who sent the request, not what is in it. */
export function token(description: TokenDescription): SignatureScheme<SecretOptions> {
  return {
    createVerifier({ secret }, variable) {
      const source = createSecretSource(secret, variable);
      return (request) => {
        const given = readToken(request, description);
        if (typeof given === "string") return given;
        const isRight = whenReady(secretsFor(source, request), (secrets) =>
          isOneOf(
            encoder.encode(given.text),
            secrets.map((text) => encoder.encode(text)),
          ),
        );
        return whenReady(isRight, (isGenuine) => {
          if (isGenuine !== true) return "signature_mismatch";
          provenTokens.set(request, given.text);
          return undefined;
        });
      };
    },
    withoutSecret: (headers) =>
      "header" in description ? withoutHeader(headers, description.header) : headers,
    challenge: (answer) => withChallenge(answer, challengeOf(description)),
  };
}

/** Schemes of authentication stand before the token in the header that HTTP has for them. */
function challengeOf(description: TokenDescription): string | undefined {
  if (!("header" in description) || description.header.toLowerCase() !== "authorization") return undefined;
  return /^([\w-]+) +$/.exec(description.prefix)?.[1];
}

/** The token, or why there is none. */
function readToken(
  { headers, url }: SignedRequest,
  description: TokenDescription,
): { readonly text: string } | SignatureFault {
  const inQuery = "query" in description;
  const value = inQuery ? readQuery(url, description.query) : headers.read(description.header.toLowerCase());
  if (value === REPEATED) return "signature_repeated";
  if (value === undefined || value === "") return "signature_missing";
  const prefix = inQuery ? "" : description.prefix;
  if (value.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) return "signature_malformed";
  return { text: value.slice(prefix.length) };
}
