const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The format `uuid`: RFC 4122, of any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
