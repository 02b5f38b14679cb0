import { isOneOf } from "../signature/constant-time.js";
import type { SignatureFault, SignedRequest } from "../signature/scheme.js";
import { createSecretSource, secretsFor, type Secret, type SecretSource } from "../signature/secret.js";
import type { HandshakeDescription } from "./description.js";
import { readText } from "./request-text.js";

/** The option of senders whose handshake carries a token of its own. */
export interface VerifyTokenOptions {
  /**
   * The token that you have entered at the sender, and that it sends along when it checks this webhook: one, several,
   * or a function, as a `secret`. Without a usable one `createReceiver` throws a `TypeError`.
   */
  readonly verifyToken: Secret;
}

/** The options that handshakes ask for. */
export type OptionsOfHandshakes<Description> = [
  Extract<Description, { readonly token: { readonly option: "verifyToken" } }>,
] extends [never]
  ? Record<never, never>
  : VerifyTokenOptions;

/** Any of the options that a handshake may need. */
export interface HandshakeOptions {
  readonly secret?: Secret;
  readonly verifyToken?: Secret;
}

/** Where the values of the options come from. */
export type HandshakeSecrets = Readonly<Record<keyof HandshakeOptions, SecretSource>>;

/**
 * Checks the options that the descriptions use.
 *
 * @throws TypeError when one of them is not usable
 */
export function createHandshakeSecrets(
  descriptions: readonly HandshakeDescription[],
  { secret, verifyToken }: HandshakeOptions,
): HandshakeSecrets {
  const hasToken = descriptions.some(({ token }) => token?.option === "verifyToken");
  return {
    secret: secret === undefined ? [] : createSecretSource(secret, undefined),
    verifyToken: hasToken ? createSecretSource(verifyToken, undefined, "verifyToken") : [],
  };
}

/** What is wrong with the token of a handshake, if it carries one. */
export async function findTokenFault(
  { token }: HandshakeDescription,
  request: SignedRequest,
  secrets: HandshakeSecrets,
): Promise<SignatureFault | undefined> {
  if (token === undefined) return undefined;
  const given = readText(request, token);
  if (given === undefined) return "signature_missing";
  const expected = await secretsFor(secrets[token.option], request);
  const isRight = await isOneOf(encode(given), expected.map(encode));
  return isRight ? undefined : "signature_mismatch";
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
