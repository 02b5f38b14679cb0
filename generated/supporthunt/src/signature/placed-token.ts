import type { SignatureScheme } from "./scheme.js";
import type { SecretOptions } from "./secret.js";
import { token, type TokenDescription } from "./token.js";

/** Where a sender of whom the spec does not say it puts its token. */
export type TokenPlace =
  | {
      /** The header that carries the token. */
      readonly header: string;
      /** What stands before it in the header, such as `Bearer `; nothing when left out. */
      readonly prefix?: string;
    }
  | {
      /** The parameter of the URL's query that carries the token. */
      readonly query: string;
    };

/** What is needed to find a token, and to check it. */
export interface PlacedTokenOptions extends SecretOptions {
  /** Where a request carries the token: the spec does not say. Look at a request, or ask the sender. */
  readonly tokenIn: TokenPlace;
}

/** The scheme of senders who send a token along, the spec does not say where. */
export function placedToken(): SignatureScheme<PlacedTokenOptions> {
  return {
    createVerifier: (options, variable) =>
      token(describePlace(options.tokenIn)).createVerifier(options, variable),
    withoutSecret: (headers, options) =>
      token(describePlace(options.tokenIn)).withoutSecret?.(headers, options) ?? headers,
    challenge: (answer, options) =>
      token(describePlace(options.tokenIn)).challenge?.(answer, options) ?? answer,
  };
}

/**
 * The place that a receiver's owner has stated.
 *
 * @throws TypeError when it is none
 */
export function describePlace(place: TokenPlace | undefined): TokenDescription {
  const { header, query, prefix = "" }: { header?: unknown; query?: unknown; prefix?: unknown } = place ?? {};
  const isHeader = typeof header === "string" && header !== "" && typeof prefix === "string";
  if (isHeader && query === undefined) return { header, prefix };
  if (typeof query === "string" && query !== "" && header === undefined) return { query };
  throw new TypeError(
    '`tokenIn` must be the place of the token: `{ header: "X-Token" }` or `{ query: "token" }`. The spec does not say it.',
  );
}
