/** The token that each request was believed for, for a handshake that wants it back. */
export const provenTokens = new WeakMap<object, string>();
