import type { SignedRequest } from "./scheme.js";
import type { SecretContext } from "./secret.js";

/** The option of schemes that sign the URL of the request. */
export interface PublicUrlOptions {
  /**
   * The URL of this webhook exactly as the sender was given it, since it is part of what is signed; behind a
   * proxy the server sees another one. A function of the request's `{ headers, url }`, which may be async, gives
   * it where a part of it varies.
   */
  readonly publicUrl: string | ((context: SecretContext) => string | Promise<string>);
}

/** The URL that the sender signs, for one request. */
export type UrlSource = (request: SignedRequest) => string | Promise<string>;

/**
 * Checks the option, once.
 *
 * @throws TypeError when it is neither a URL nor a function
 */
export function createUrlSource(publicUrl: PublicUrlOptions["publicUrl"] | undefined): UrlSource {
  if (typeof publicUrl === "function") {
    return async ({ headers, url }) => assertUrl(await publicUrl({ headers: headers.web, url }));
  }
  const url = assertUrl(publicUrl);
  return () => url;
}

function assertUrl(url: unknown): string {
  if (typeof url === "string" && /^https?:\/\/./.test(url)) return url;
  throw new TypeError(
    "`publicUrl` must be the absolute URL that the sender was given, or a function that gives it: the sender signs it",
  );
}
