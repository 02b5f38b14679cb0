import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./project.js";
import { secret } from "./secret.js";

/** How a body is printed: as PHP does, all ASCII, or with its characters in UTF-8. */
export type Printing = "escaped" | "utf-8";

interface Conversation {
  readonly preview: string;
  readonly _embedded: { readonly threads: readonly object[] };
}

/**
 * A conversation of exactly so many bytes: Help Scout's example with its threads over and over, as long as
 * there is room, and the rest filled up with text.
 */
export function conversationBody(bytes: number, printing: Printing): Buffer {
  const { _embedded: example, _links, ...rest } = readExample();
  const draw = (threads: readonly object[]) => print({ ...rest, _embedded: { threads } }, printing);
  const threads: object[] = [];
  for (let next = example.threads[0]; next; next = example.threads[threads.length % example.threads.length]) {
    if (draw([...threads, next]).length > bytes) break;
    threads.push(next);
  }
  const preview = rest.preview + "x".repeat(bytes - draw(threads).length);
  return print({ ...rest, preview, _embedded: { threads } }, printing);
}

function readExample(): Conversation & Record<string, unknown> {
  const path = join(repository, "spec/helpscout/examples/convo.created.json");
  return JSON.parse(readFileSync(path, "utf8")) as Conversation & Record<string, unknown>;
}

function print(value: unknown, printing: Printing): Buffer {
  const text = JSON.stringify(value);
  if (printing === "utf-8") return Buffer.from(text);
  const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return Buffer.from(text.replaceAll("/", "\\/").replace(/[\u0080-\uffff]/g, escape));
}

/** The headers that Help Scout sends with a body. */
export function deliveryHeaders(event: string, body: Uint8Array): Record<string, string> {
  return {
    accept: "*/*",
    "accept-encoding": "UTF-8",
    "content-length": String(body.length),
    "content-type": "application/json",
    host: "example.com",
    "user-agent": "Help Scout/Webhooks",
    "x-helpscout-event": event,
    "x-helpscout-signature": createHmac("sha1", secret).update(body).digest("base64"),
  };
}
