import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { isAddress } from "./address.js";
import { isFile, readNamedSource, type SourceOptions } from "./read-source.js";

/** A document as it was sent: its bytes as text, with a byte order mark if it has one. */
export interface ExactSource {
  readonly text: string;
  /** The entity tag of an address that gives one. */
  readonly etag: string | null;
}

/**
 * The document behind a path, an address or a file of a git revision, byte for byte; undefined when it is the one with
 * the entity tag.
 *
 * @throws DiagnosticError with a sentence that says why there is none.
 */
export async function readExactSource(
  source: string,
  etag: string | null,
  { cwd, signal }: SourceOptions,
): Promise<ExactSource | undefined> {
  if (isAddress(source)) {
    const { fetchUpstream } = await import("./fetch.js");
    const fetched = await fetchUpstream(source, { etag, signal });
    return fetched.kind === "unchanged" ? undefined : { text: exactText(fetched.bytes), etag: fetched.etag };
  }
  const { text } = await readNamedSource(source, { cwd, signal });
  return { text: isFile(source) ? exactText(readFileSync(resolve(cwd, source))) : text, etag: null };
}

function exactText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
