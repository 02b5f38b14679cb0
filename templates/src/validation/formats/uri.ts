import { isIpv6 } from "./ip.js";

// RFC 3986, appendix B: each class excludes what follows it, so there is nothing to backtrack into.
const PARTS = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const SCHEME = /^[a-z][\da-z+.-]*$/i;
const FUTURE_ADDRESS = /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i;
const NOT_IN_PATH = /[^\w.~!$&'()*+,;=:@/%-]/;
const NOT_IN_QUERY = /[^\w.~!$&'()*+,;=:@/?%-]/;
const NOT_IN_USER = /[^\w.~!$&'()*+,;=:%-]/;
const NOT_IN_NAME = /[^\w.~!$&'()*+,;=%-]/;
const BROKEN_ESCAPE = /%(?![\da-f]{2})/i;

/** The format `uri`: a URI of RFC 3986 with its scheme. */
export function isUri(text: string): boolean {
  const scheme = PARTS.exec(text)?.[1];
  return scheme !== undefined && isUriReference(text);
}

/** The format `uri-reference`: a URI or a relative reference of RFC 3986. */
export function isUriReference(text: string): boolean {
  const [, scheme, authority, path = "", query = "", fragment = ""] = PARTS.exec(text) ?? [];
  return (
    (scheme === undefined ? !path.startsWith(":") : SCHEME.test(scheme)) &&
    (authority === undefined || isAuthority(authority)) &&
    !NOT_IN_PATH.test(path) &&
    !NOT_IN_QUERY.test(query) &&
    !NOT_IN_QUERY.test(fragment) &&
    !BROKEN_ESCAPE.test(text)
  );
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf("@");
  const address = authority.slice(at + 1);
  const end = address.startsWith("[") ? address.indexOf("]") + 1 : address.search(/:|$/);
  return (
    (at === -1 || !NOT_IN_USER.test(authority.slice(0, at))) &&
    isHost(address.slice(0, end)) &&
    /^(?::\d*)?$/.test(address.slice(end))
  );
}

function isHost(host: string): boolean {
  if (!host.startsWith("[")) return !NOT_IN_NAME.test(host);
  const literal = host.slice(1, -1);
  return host.endsWith("]") && (isIpv6(literal) || FUTURE_ADDRESS.test(literal));
}
