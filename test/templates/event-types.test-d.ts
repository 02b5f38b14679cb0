import type { IncomingMessage, ServerResponse } from "node:http";
import type { NextFunction, Request as ExpressRequest, Response as ExpressResponse } from "express";
import { expectTypeOf } from "vitest";
import {
  createReceiver,
  eventNames,
  isEventName,
  validate,
  verifySignature,
  type Customer,
  type DeletedResource,
  type Delivery,
  type EventMap,
  type EventName,
  type EventSelector,
  type Handler,
  type Handlers,
  type Issue,
  type Order,
  type Ping,
  type Receiver,
  type ReceiverOptions,
  type ReceiveResult,
  type Refund,
} from "../../templates/src/index.js";
import { toNodeHandler } from "../../templates/src/node.js";
import { createDelivery, sample } from "../../templates/src/testing.js";

const receiver = createReceiver({ secret: process.env["ACME_WEBHOOK_SECRET"] });

// A handler's payload is exactly the event's.
receiver.on("order.created", ({ event, payload, headers, body, issues }) => {
  expectTypeOf(event).toEqualTypeOf<"order.created">();
  expectTypeOf(payload).toEqualTypeOf<Order>();
  expectTypeOf(headers).toEqualTypeOf<Headers>();
  expectTypeOf(body).toEqualTypeOf<Uint8Array>();
  expectTypeOf(issues).toEqualTypeOf<readonly Issue[]>();
});
receiver.on(["customer.created", "customer.deleted"], ({ payload }) => {
  expectTypeOf(payload).toEqualTypeOf<Customer | DeletedResource>();
});
receiver.on(["ping", "order.*"], ({ event, payload }) => {
  expectTypeOf(event).toEqualTypeOf<"ping" | "order.created" | "order.updated" | "order.refund.created">();
  expectTypeOf(payload).toEqualTypeOf<Ping | Order | Refund>();
});
receiver.on("order.refund.*", ({ event, payload }) => {
  expectTypeOf(event).toEqualTypeOf<"order.refund.created">();
  expectTypeOf(payload).toEqualTypeOf<Refund>();
});
receiver.on("*", ({ event, payload }) => {
  expectTypeOf(event).toEqualTypeOf<EventName>();
  // A destructured event narrows its payload.
  if (event === "ping") expectTypeOf(payload).toEqualTypeOf<Ping>();
});
receiver.on("order.*", (delivery) => {
  if (delivery.event === "order.refund.created") expectTypeOf(delivery.payload).toEqualTypeOf<Refund>();
  else expectTypeOf(delivery.payload).toEqualTypeOf<Order>();
});

// A handler may return anything, and on gives the function that removes it.
expectTypeOf(receiver.on("ping", () => 1)).toEqualTypeOf<() => void>();
receiver.on("ping", async () => "done");
const selectors: readonly EventSelector[] = ["ping", "*"];
receiver.on(selectors, ({ event }) => expectTypeOf(event).toEqualTypeOf<EventName>());

// @ts-expect-error a misspelt event
receiver.on("order.creatd", () => undefined);
// @ts-expect-error a misspelt event in a list
receiver.on(["ping", "order.creatd"], () => undefined);
// @ts-expect-error a pattern that matches nothing
receiver.on("orders.*", () => undefined);
// @ts-expect-error a pattern that is none
receiver.on("order*", () => undefined);
// @ts-expect-error a handler for another payload
receiver.on("order.created", (delivery: Delivery<"ping">) => delivery);

// The record of all handlers stops compiling when one is missing or too many.
const handlers = {
  "customer.created": ({ payload }) => expectTypeOf(payload).toEqualTypeOf<Customer>(),
  "customer.deleted": ({ payload }) => expectTypeOf(payload).toEqualTypeOf<DeletedResource>(),
  "order.created": async ({ payload }) => expectTypeOf(payload).toEqualTypeOf<Order>(),
  "order.refund.created": ({ payload }) => expectTypeOf(payload).toEqualTypeOf<Refund>(),
  "order.updated": ({ event }) => expectTypeOf(event).toEqualTypeOf<"order.updated">(),
  ping: () => undefined,
} satisfies Handlers;
createReceiver({ secret: "", handlers });
createReceiver({
  secret: "",
  handlers: { ping: ({ payload }) => expectTypeOf(payload).toEqualTypeOf<Ping>() },
});
const { ping: _, ...incomplete } = handlers;
// @ts-expect-error ping has no handler
incomplete satisfies Handlers;
// @ts-expect-error no such event
createReceiver({ secret: "", handlers: { pong: () => undefined } });

// The options.
createReceiver({ secret: ["new", process.env["OLD_SECRET"]] });
createReceiver({
  secret: async ({ headers, url }) => {
    expectTypeOf(headers).toEqualTypeOf<Headers>();
    expectTypeOf(url).toEqualTypeOf<string | undefined>();
    return headers.get("x-tenant") === "a" ? "secret" : undefined;
  },
  validation: "reject",
  malformed: "acknowledge",
  maxBodyBytes: 1024,
});
// @ts-expect-error the secret has to be thought of
createReceiver({});
// @ts-expect-error no such mode
createReceiver({ secret: "", validation: "strict" });
expectTypeOf<ReceiverOptions>().toHaveProperty("secret");

// Types that are derived from the map of events.
expectTypeOf<EventName>().toEqualTypeOf<keyof EventMap>();
expectTypeOf<EventSelector>().toEqualTypeOf<EventName | "*" | "order.*" | "order.refund.*" | "customer.*">();
expectTypeOf<Delivery<"ping">["payload"]>().toEqualTypeOf<Ping>();
expectTypeOf<Delivery>().toEqualTypeOf<Delivery<EventName>>();
expectTypeOf<Handler<"ping">>().parameter(0).toEqualTypeOf<Delivery<"ping">>();
expectTypeOf<Handlers[EventName]>().returns.toBeUnknown();
expectTypeOf(eventNames[0]).toEqualTypeOf<"customer.created">();
expectTypeOf<(typeof eventNames)[number]>().toEqualTypeOf<EventName>();

// Hooks.
receiver.onUnhandled(({ event, known, headers, body }) => {
  expectTypeOf(event).toBeString();
  expectTypeOf(known).toBeBoolean();
  expectTypeOf(headers).toEqualTypeOf<Headers>();
  expectTypeOf(body).toEqualTypeOf<Uint8Array>();
});
receiver.onInvalid((delivery) => expectTypeOf(delivery).toEqualTypeOf<Delivery>());
receiver.onError(({ error, delivery }) => {
  expectTypeOf(error).toBeUnknown();
  expectTypeOf(delivery).toEqualTypeOf<Delivery | undefined>();
});
receiver.onRejected(({ reason }) => {
  // @ts-expect-error an answer that is no rejection
  if (reason === "handler_failed") return;
});

// What goes in, and what comes out.
const { receive, fetch }: Receiver = receiver;
expectTypeOf(receive({ headers: {}, body: "" })).toEqualTypeOf<Promise<ReceiveResult>>();
expectTypeOf(fetch(new Request("https://example.com"))).toEqualTypeOf<Promise<Response>>();
// @ts-expect-error a parsed body
void receive({ headers: {}, body: { id: 1 } });
expectTypeOf(verifySignature({ headers: new Headers(), body: "", secret: "" })).toEqualTypeOf<
  Promise<boolean>
>();
expectTypeOf(validate("ping", {})).toEqualTypeOf<readonly Issue[]>();
const name: unknown = "ping";
if (isEventName(name)) expectTypeOf(name).toEqualTypeOf<EventName>();

// Adapters fit their frameworks.
const nodeHandler = toNodeHandler(receiver);
expectTypeOf(nodeHandler).toBeCallableWith({} as IncomingMessage, {} as ServerResponse);
expectTypeOf(nodeHandler).toBeCallableWith(
  {} as ExpressRequest,
  {} as ExpressResponse,
  (() => undefined) as NextFunction,
);

// Testing.
expectTypeOf(sample("order.created")).toEqualTypeOf<Order>();
void createDelivery("ping", { secret: "", payload: { zen: "x" } });
// @ts-expect-error the payload of another event
void createDelivery("ping", { secret: "", payload: { zen: 1 } });
// @ts-expect-error no such event
void createDelivery("pong", { secret: "" });
