import { isUtf8 } from "node:buffer";
import type { IncomingHttpHeaders } from "node:http";

import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { sha256 } from "../disk/hash.js";
import { isEntityTag } from "./entity-tag.js";
import { bodyFailure, fetchRefusal, statusRefusal } from "./fetch-failure.js";

/** What an address answers. */
export type Fetched = FetchedDocument | { readonly kind: "unchanged" };

/** A document as it was sent. */
export interface FetchedDocument {
  readonly kind: "document";
  readonly bytes: Uint8Array;
  /** The bytes as text, without a byte order mark. */
  readonly text: string;
  /** SHA-256 of the bytes, in lower-case hex. */
  readonly sha256: string;
  /** Null where the server gives none that could be sent back. */
  readonly etag: string | null;
}

/** An answer whose body has not been read. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Uint8Array>;
}

/** What an answer is measured by. */
export interface AnswerLimits {
  /** The entity tag that was sent along. */
  readonly etag: string | null | undefined;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/**
 * Reads the document out of an answer.
 *
 * @throws DiagnosticError where the answer is none, or ends before its end.
 */
export async function readAnswer(url: URL, answer: Answer, limits: AnswerLimits): Promise<Fetched> {
  const { statusCode, headers } = answer;
  if (statusCode === 304 && limits.etag != null) return { kind: "unchanged" };
  if (statusCode !== 200) throw statusRefusal(url, statusCode);
  if (/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(headers["content-type"] ?? ""))
    throw fetchRefusal(url, "html");
  const bytes = await readBody(url, answer, limits);
  if (!isUtf8(bytes)) throw fetchRefusal(url, "not-utf8");
  const text = new TextDecoder().decode(bytes);
  if (/^\s*<(?:!doctype|html)\b/i.test(text)) throw fetchRefusal(url, "html");
  const etag = headers.etag !== undefined && isEntityTag(headers.etag) ? headers.etag : null;
  return { kind: "document", bytes, text, sha256: sha256(bytes), etag };
}

async function readBody(
  url: URL,
  { headers, body }: Answer,
  { maxBytes, signal }: AnswerLimits,
): Promise<Buffer> {
  const tooLarge = (): DiagnosticError => fetchRefusal(url, "too-large", `${maxBytes} bytes`);
  if (Number(headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (signal.aborted || error instanceof DiagnosticError) throw error;
    throw bodyFailure(url, size, headers["content-length"]);
  }
  return Buffer.concat(chunks);
}
