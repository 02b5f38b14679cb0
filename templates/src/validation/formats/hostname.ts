const LABEL = /^[\da-z-]{1,63}$/i;

/** The format `hostname`: letters, digits and inner hyphens, labels of 63 and 253 in all (RFC 1123, 2.1). */
export function isHostname(text: string): boolean {
  return text.length <= 253 && text.split(".").every(isLabel);
}

function isLabel(label: string): boolean {
  return LABEL.test(label) && !label.startsWith("-") && !label.endsWith("-");
}
