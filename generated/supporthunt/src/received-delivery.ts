import type { DeliveryOf } from "./event-types.js";
import type { HeaderReader } from "./headers.js";
import type { Issue } from "./validation/issue.js";

/** A delivery whose `headers` are made only for those who read them, since most handlers do not. */
export class ReceivedDelivery implements DeliveryOf<string, unknown> {
  readonly event: string;
  readonly payload: unknown;
  readonly issues: readonly Issue[];
  readonly body: Uint8Array;
  readonly #headers: HeaderReader;

  constructor(
    event: string,
    payload: unknown,
    issues: readonly Issue[],
    body: Uint8Array,
    headers: HeaderReader,
  ) {
    this.event = event;
    this.payload = payload;
    this.issues = issues;
    this.body = body;
    this.#headers = headers;
  }

  get headers(): Headers {
    return this.#headers.web;
  }
}
