import type { ReceiveResult } from "./answers.js";
import { reject, type ReceiverParts } from "./parts.js";
import type { SignatureFault, SignedRequest } from "./signature/scheme.js";

/**
 * Turns away what nobody is known to have signed. A diagnosis is loaded where a person may be looking on; without
 * one, for whatever reason, the answer is the same.
 */
export async function refuse(
  parts: ReceiverParts,
  request: SignedRequest,
  fault: SignatureFault,
): Promise<ReceiveResult> {
  let hint;
  try {
    if (parts.options.diagnose ?? isDevelopment())
      hint = await (await import("./diagnose.js")).diagnose(parts, request, fault);
  } catch {}
  return reject(parts, 401, fault, request.headers, { hint });
}

/** Nothing but a `process` tells a worker of a developer from one in production; Deno may throw. */
function isDevelopment(): boolean {
  const platform = globalThis as { readonly process?: { readonly env: Record<string, string | undefined> } };
  const env = platform.process?.env;
  return env !== undefined && env["NODE_ENV"] !== "production";
}
