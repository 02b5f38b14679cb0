const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const LONGEST_IPV6 = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length;
const GROUP = /^[\da-f]{1,4}$/i;

/** The format `ipv4`: four decimal numbers up to 255, without leading zeros (RFC 2673, 3.2). */
export function isIpv4(text: string): boolean {
  const octets = text.split(".");
  return octets.length === 4 && octets.every((octet) => OCTET.test(octet) && Number(octet) <= 255);
}

/** The format `ipv6`: eight groups, or fewer with one `::`; the last two may be an IPv4 address (RFC 4291, 2.2). */
export function isIpv6(text: string): boolean {
  if (text.length > LONGEST_IPV6) return false;
  const halves = text.split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1);
  const hasIpv4 = last !== undefined && text.endsWith(last) && isIpv4(last);
  const hasValidGroups = (hasIpv4 ? groups.slice(0, -1) : groups).every((group) => GROUP.test(group));
  const count = groups.length + (hasIpv4 ? 1 : 0);
  return hasValidGroups && (halves.length === 2 ? count < 8 : halves.length === 1 && count === 8);
}
