import type { RequestListener } from "node:http";
import { expect } from "vitest";

import { type Diagnostic, DiagnosticError } from "../../../../generator/diagnostics/diagnostic.js";
import { fetchUpstream, type FetchOptions } from "../../../../generator/upstream/fetch.js";
import { serve } from "../servers.js";

/** A signal that nobody aborts. */
export const signal = new AbortController().signal;

/** What a user is told about a fetch that fails. */
export async function refusalOf(address: string, options: Partial<FetchOptions> = {}): Promise<Diagnostic> {
  const error: unknown = await fetchUpstream(address, { signal, ...options }).catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof DiagnosticError)) throw new Error("not refused", { cause: error });
  expect(error.diagnostics).toHaveLength(1);
  const [diagnostic] = error.diagnostics;
  if (diagnostic === undefined) throw new Error("no diagnostic");
  expect(diagnostic.severity).toBe("error");
  expect(diagnostic.help).toBeTruthy();
  return diagnostic;
}

/** What a user is told about a server, of which the origin is written as `ORIGIN`. */
export async function refusalBy(
  listener: RequestListener,
  options?: Partial<FetchOptions>,
): Promise<Diagnostic> {
  await using server = await serve(listener);
  const diagnostic = await refusalOf(`${server.origin}/asyncapi.yaml`, options);
  return { ...diagnostic, message: diagnostic.message.replaceAll(server.origin, "ORIGIN") };
}
