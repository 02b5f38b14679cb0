import { helpScout } from "../runtimes/help-scout.js";
import { createRequest, type RequestParts } from "../templates/support/sender.js";

/** How a request is put on the wire. */
export interface WireOptions extends RequestParts {
  readonly path?: string;
  readonly version?: string;
  /** Lines beside those of the delivery, each with its line end; by default the body's right length. */
  readonly framing?: string;
  /** What stands after the headers; by default the body. */
  readonly content?: string | Buffer;
  /** Whether the server is asked to keep the connection. */
  readonly keepsAlive?: boolean;
}

/** The bytes of a request to a receiver: a signed delivery unless told otherwise. */
export function writeRequest(options: WireOptions = {}): Buffer {
  const { method, headers, body } = createRequest(helpScout, options);
  const { path = "/hooks/plain", version = "1.1", keepsAlive = false, content = body } = options;
  const framing = options.framing ?? `Content-Length: ${body.length}\r\n`;
  const connection = keepsAlive ? "" : "Connection: close\r\n";
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const head = `${method} ${path} HTTP/${version}\r\nHost: localhost\r\n${connection}${framing}${lines}\r\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), Buffer.from(content)]);
}

/** A body in chunks of these lengths, the last of which is as long as the rest; with what follows the chunks. */
export function writeChunks(
  body: Buffer,
  lengths: readonly number[] = [],
  { extension = "", end = "0\r\n\r\n" }: { extension?: string; end?: string } = {},
): Buffer {
  const parts: Buffer[] = [];
  let offset = 0;
  for (const length of [...lengths, body.length]) {
    const chunk = body.subarray(offset, offset + length);
    offset += chunk.length;
    if (chunk.length > 0)
      parts.push(Buffer.from(`${chunk.length.toString(16)}${extension}\r\n`), chunk, CRLF);
  }
  return Buffer.concat([...parts, Buffer.from(end)]);
}

const CRLF = Buffer.from("\r\n");

/** The header line of a body in chunks. */
export const CHUNKED = "Transfer-Encoding: chunked\r\n";
