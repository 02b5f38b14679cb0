import { REPEATED, type HeaderReader } from "../headers.js";
import { decodeSignature, type SignatureEncoding } from "./encoding.js";
import type { SignatureFault } from "./scheme.js";
import { parseTimestamp, type TimestampUnit } from "./timestamp.js";

/** Where a value that is signed along stands: a header of its own, or an item `name=…` of the signature's. */
export type ValuePlace = { readonly header: string } | { readonly item: string };

/** A signature in a header, with what is signed along. */
export interface SignatureHeader {
  /** The header that carries the signature. */
  readonly header: string;
  readonly encoding: SignatureEncoding;
  /** What stands before a signature, such as `sha256=`; it says nothing about the encoding. */
  readonly prefix: string;
  /**
   * What separates the items of the header, where it is a list: every item that begins with the prefix is a
   * signature, and one that is right is enough.
   */
  readonly separator?: string;
  readonly timestamp?: ValuePlace & {
    readonly unit: TimestampUnit;
    /** How many seconds it may differ from this clock, in either direction. */
    readonly tolerance: number;
  };
  readonly id?: ValuePlace;
}

/** What a request says of its signature. */
export interface SignatureReading {
  readonly signatures: readonly Uint8Array[];
  readonly timestamp: string | undefined;
  /** The timestamp in milliseconds since 1970. */
  readonly time: number | undefined;
  readonly id: string | undefined;
}

/** Reads signatures, timestamp and id, or says which of them cannot be read. */
export function readSignature(
  headers: HeaderReader,
  description: SignatureHeader,
): SignatureReading | SignatureFault {
  const { header, prefix, separator, encoding, timestamp: at, id: idAt } = description;
  const value = headers.read(header.toLowerCase());
  if (value === undefined || value === "") return "signature_missing";
  if (value === REPEATED) return "signature_repeated";
  const items = separator === undefined ? [value] : value.split(separator).map((item) => item.trim());
  const signatures: Uint8Array[] = [];
  for (const item of items) {
    const signature = item.startsWith(prefix) && decodeSignature(item.slice(prefix.length), encoding);
    if (signature) signatures.push(signature);
  }
  if (signatures.length === 0) return "signature_malformed";
  const timestamp = at && readValue(headers, items, at);
  if (at && !timestamp) return "timestamp_missing";
  const time = at && typeof timestamp === "string" ? parseTimestamp(timestamp, at.unit) : undefined;
  if (timestamp === REPEATED || (at && time === undefined)) return "timestamp_malformed";
  const id = idAt && readValue(headers, items, idAt);
  if (id === REPEATED) return "id_malformed";
  if (idAt && !id) return "id_missing";
  return { signatures, timestamp, time, id };
}

function readValue(
  headers: HeaderReader,
  items: readonly string[],
  place: ValuePlace,
): string | typeof REPEATED | undefined {
  if ("header" in place) return headers.read(place.header.toLowerCase());
  const start = `${place.item}=`;
  const found = items.filter((item) => item.startsWith(start));
  return found.length > 1 ? REPEATED : found[0]?.slice(start.length);
}
