import type { SignedRequest } from "./scheme.js";

/** One secret, or several while they are rotated: a signature by any of them counts. Unset ones are skipped. */
export type SecretValue = string | undefined | readonly (string | undefined)[];

/** What a secret function may choose by, for example the tenant in the URL. Nothing of it is verified yet. */
export interface SecretContext {
  readonly headers: Headers;
  /** As the platform gives it: path and query under Node, absolute on fetch platforms. */
  readonly url: string | undefined;
}

/** The secret, or a function that finds it for each request. */
export type Secret = SecretValue | ((context: SecretContext) => SecretValue | Promise<SecretValue>);

/** The options of a scheme whose signatures are made with a secret. */
export interface SecretOptions {
  /**
   * The secret that the sender signs with: one; several, for rotation; or a function of the request's
   * `{ headers, url }`, which may be async. Of the text its UTF-8 bytes are the key.
   *
   * Without a usable secret nothing is ever valid: an option that is `undefined` or empty throws a `TypeError`,
   * and a function that throws or gives nothing usable makes the request a 500 and calls `onError`.
   */
  readonly secret: Secret;
}

/** The secrets that count: always the same ones, or those that a function gives for a request. */
export type SecretSource = readonly string[] | ((request: SignedRequest) => Promise<readonly string[]>);

/** The secrets, or keys, that count for a request: at once, unless a function has to give them. */
export function secretsFor<Item>(
  source: readonly Item[] | ((request: SignedRequest) => Promise<readonly Item[]>),
  request: SignedRequest,
): readonly Item[] | Promise<readonly Item[]> {
  return typeof source === "function" ? source(request) : source;
}

/**
 * Turns the option into a source of secrets; the only one that can fail later is a function.
 *
 * @param variable the environment variable the documentation suggests, for the message
 * @param name the name of the option
 * @throws TypeError when there is no usable secret
 */
export function createSecretSource(
  secret: Secret,
  variable: string | undefined,
  name = "secret",
): SecretSource {
  if (typeof secret !== "function") {
    const hint = `Is the environment variable it comes from set${variable ? ` (${variable})` : ""}?`;
    return parseSecrets(secret, name, hint);
  }
  return async ({ headers, url }) =>
    parseSecrets(
      await secret({ headers: headers.web, url }),
      name,
      "It is what the function gave for this request.",
    );
}

function parseSecrets(value: SecretValue, name: string, hint: string): readonly string[] {
  const secrets = [value].flat().filter((item) => item !== undefined && item !== "");
  if (secrets.length > 0 && secrets.every((item) => typeof item === "string")) return secrets;
  throw new TypeError(`\`${name}\` must be a text that is not empty, or a list of them. ${hint}`);
}
