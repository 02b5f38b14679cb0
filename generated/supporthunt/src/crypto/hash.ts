/** A hash function an HMAC may be built on. */
export type Hash = "sha1" | "sha256" | "sha512";
