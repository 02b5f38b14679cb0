import { expectTypeOf } from "vitest";

import {
  createReceiver,
  type FormResponseMessage,
  type Message,
  type MessageEvent,
  type TextMessage,
  type UnlistedMessage,
} from "../../generated/supporthunt/src/index.js";

declare const message: Message;

// Each type that is known narrows, and what is left is the base message.
if (message.type === "text") expectTypeOf(message).toEqualTypeOf<TextMessage>();
if (message.type === "form.response") expectTypeOf(message).toEqualTypeOf<FormResponseMessage>();
switch (message.type) {
  case "image":
  case "video":
  case "audio":
  case "document":
    expectTypeOf(message.payload.link).toEqualTypeOf<string>();
    break;
  case "slider.response":
    expectTypeOf(message.payload.value).toEqualTypeOf<number | undefined>();
    break;
  default:
    expectTypeOf<UnlistedMessage>().toExtend<typeof message>();
    expectTypeOf(message.type).toExtend<string>();
}
// @ts-expect-error a text has no payload
if (message.type === "text") void message.payload;
// @ts-expect-error a type that is compared with must be one that may come
if (message.type === "txet") void message;

const receiver = createReceiver({ secret: "s", tokenIn: { header: "X-Token" } });
receiver.on("message", ({ payload }) => expectTypeOf(payload).toEqualTypeOf<MessageEvent>());
