/** How a request proves its sender. */
export type SignatureModel =
  | HmacModel
  | TokenModel
  | { readonly scheme: "standard-webhooks"; readonly headers: string }
  | { readonly scheme: "basic" }
  | { readonly scheme: "none" }
  | { readonly scheme: "custom" };

/** Names of the schemes, in the order in which they are offered. */
export const schemes = ["hmac", "token", "basic", "standard-webhooks", "none", "custom"] as const;

/** Hash functions an HMAC may be built on. */
export const hashes = ["sha1", "sha256", "sha512"] as const;

/** How bytes may be written in a header. */
export const encodings = ["base64", "base64url", "hex"] as const;

/** How a time may be written: seconds or milliseconds since 1970, or a date of ISO 8601. */
export const timeUnits = ["s", "ms", "iso"] as const;

/** What may stand in a signed text. */
export const placeholders = ["body", "id", "method", "timestamp", "url"] as const;

/** How bytes are written in a header. */
export type Encoding = (typeof encodings)[number];

/** Where a value that is signed along stands: in a header of its own, or in an item `name=…` of the signature's. */
export type ValuePlace = { readonly header: string } | { readonly item: string };

/** Where the time stands, how it is written, and by how many seconds it may differ in either direction. */
export type TimestampModel = ValuePlace & {
  readonly unit: (typeof timeUnits)[number];
  readonly tolerance: number;
};

/** An HMAC in a header. What is left out does not apply. */
export interface HmacModel {
  readonly scheme: "hmac";
  readonly header: string;
  readonly hash: (typeof hashes)[number];
  readonly encoding: Encoding;
  /** Stands before the encoded digest, such as `sha256=`. */
  readonly prefix: string;
  /** What is signed, a text with {@link placeholders} in braces; `{body}` stands for the raw body. */
  readonly signed: string;
  /** What separates the items of the header, if it is a list. */
  readonly separator?: string;
  readonly timestamp?: TimestampModel;
  readonly id?: ValuePlace;
  /** How a secret stands for the bytes of the key, where it is not by its UTF-8 bytes. */
  readonly secret?: { readonly encoding: Encoding; readonly prefix: string };
}

/** A secret that is sent along as it is, at a place that is known or that the receiver is told by an option. */
export type TokenModel = { readonly scheme: "token" } & (
  | { readonly header: string; readonly prefix: string }
  | { readonly query: string }
  | { readonly place: "option" }
);
