/** Whether a text is an entity tag, which can be sent back in `If-None-Match` (RFC 9110, section 8.8.3). */
export function isEntityTag(text: string): boolean {
  return /^(?:W\/)?"[\x21\x23-\x7e]*"$/.test(text);
}
