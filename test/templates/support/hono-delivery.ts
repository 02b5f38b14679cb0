import { vi } from "vitest";
import { createReceiver, type Receiver, type ReceiverOptions } from "../../../templates/src/index.js";
import { SECRET, signatureOf } from "./acme.js";

/** What the receivers of `acme` have for `order.created`. */
export const handler = vi.fn();

/** A receiver whose handler has not run yet. */
export function acme(options: Partial<ReceiverOptions> = {}): Receiver {
  handler.mockReset();
  return createReceiver({ secret: SECRET, handlers: { "order.created": handler }, ...options });
}

/** A body that does not come with its headers. */
export const large = JSON.stringify({ id: "x".repeat(200_000), status: "open", total: 1 });

/** How a request begins. */
export const post = "POST /hooks HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

/** The head of a signed delivery, whose framing is given as headers. */
export function delivery(body: string, framing: string): string {
  return `${post}${framing}X-Acme-Event: order.created\r\nX-Acme-Signature: ${signatureOf(body)}\r\n\r\n`;
}
