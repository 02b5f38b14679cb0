import { isHostname } from "./hostname.js";
import { isIpv4, isIpv6 } from "./ip.js";

const ATOM = /^[\w!#$%&'*+/=?^`{|}~-]+$/;
const IPV6_PREFIX = "[IPv6:";

/** The format `email`: a Mailbox of RFC 5321, 4.1.2, whose local part may be quoted and whose host an address. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  return at > 0 && isLocalPart(text.slice(0, at)) && isHost(text.slice(at + 1));
}

function isLocalPart(text: string): boolean {
  return text.startsWith('"') ? isQuoted(text) : text.split(".").every((atom) => ATOM.test(atom));
}

function isQuoted(text: string): boolean {
  const content = text.slice(1, -1).replace(/\\[ -~]/g, "");
  return text.length > 1 && text.endsWith('"') && !/["\\]|[^ -~]/.test(content);
}

function isHost(text: string): boolean {
  if (!text.startsWith("[") || !text.endsWith("]")) return isHostname(text);
  return text.startsWith(IPV6_PREFIX)
    ? isIpv6(text.slice(IPV6_PREFIX.length, -1))
    : isIpv4(text.slice(1, -1));
}
