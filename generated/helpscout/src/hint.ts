import type { ReceiverParts } from "./parts.js";
import type { SignatureFault, SignedRequest } from "./signature/scheme.js";

/**
 * What most likely went wrong with a signature, for the people on this side; `undefined` when nothing is known. It is looked
 * for where a person may be looking on.
 */
export async function findHint(
  parts: ReceiverParts,
  request: SignedRequest,
  fault: SignatureFault,
): Promise<string | undefined> {
  if (!(parts.options.diagnose ?? isDevelopment())) return undefined;
  const { diagnose } = await import("./diagnose.js");
  return diagnose(parts, request, fault);
}

/** Nothing but a `process` tells a worker of a developer from one in production; Deno may throw. */
function isDevelopment(): boolean {
  const platform = globalThis as { readonly process?: { readonly env: Record<string, string | undefined> } };
  const env = platform.process?.env;
  return env !== undefined && env["NODE_ENV"] !== "production";
}
