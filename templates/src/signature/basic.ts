import { REPEATED, withoutHeader, type HeaderReader } from "../headers.js";
import { whenReady } from "../when-ready.js";
import { withChallenge } from "./challenge.js";
import { isOneOf } from "./constant-time.js";
import { decodeSignature } from "./encoding.js";
import type { SignatureFault, SignatureScheme } from "./scheme.js";
import { createSecretSource, secretsFor, type Secret } from "./secret.js";

/** The options of Basic authentication. */
export interface BasicOptions {
  /** The user name that the sender was given; it holds no colon (RFC 7617). */
  readonly user: string;
  /**
   * The password that the sender was given: one; several, for rotation; or a function of the request's
   * `{ headers, url }`, which may be async. Without a usable password nothing is ever valid: an option that is
   * `undefined` or empty throws a `TypeError`, and a function that gives nothing usable makes the request a 500.
   */
  readonly password: Secret;
}

const encoder = new TextEncoder();

/** The scheme of senders who authenticate by user and password (RFC 7617), in UTF-8. */
export function basic(): SignatureScheme<BasicOptions> {
  return {
    createVerifier({ user, password }, variable) {
      if (typeof user !== "string" || user.includes(":"))
        throw new TypeError("`user` must be a text without a colon");
      const source = createSecretSource(password, variable, "password");
      return (request) => {
        const given = readCredentials(request.headers);
        if (typeof given === "string") return given;
        const isRight = whenReady(secretsFor(source, request), (passwords) =>
          isOneOf(
            given,
            passwords.map((item) => encoder.encode(`${user}:${item}`)),
          ),
        );
        return whenReady(isRight, (isGenuine) => (isGenuine === true ? undefined : "signature_mismatch"));
      };
    },
    withoutSecret: (headers) => withoutHeader(headers, "authorization"),
    challenge: (answer) => withChallenge(answer, 'Basic realm="webhooks", charset="UTF-8"'),
  };
}

/** The bytes of `user:password`, or why there are none. */
function readCredentials(headers: HeaderReader): Uint8Array | SignatureFault {
  const value = headers.read("authorization");
  if (value === REPEATED) return "signature_repeated";
  if (value === undefined || value === "") return "signature_missing";
  const text = /^basic +(.*)$/i.exec(value)?.[1];
  return (text === undefined ? undefined : decodeSignature(text, "base64")) ?? "signature_malformed";
}
