import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { parse } from "yaml";

import {
  createReceiver,
  type Delivery,
  type EventName,
  eventNames,
  validate,
} from "../../generated/supporthunt/src/index.js";
import { toNodeHandler } from "../../generated/supporthunt/src/node.js";
import { createDelivery } from "../../generated/supporthunt/src/testing.js";
import { startServer } from "../templates/support/server.js";

const secret = "the token of the account";
const tokenIn = { header: "X-Token" } as const;

interface Document {
  readonly components: {
    readonly messages: Readonly<Record<EventName, { readonly examples: readonly Example[] }>>;
  };
}

interface Example {
  readonly name: string;
  readonly payload: {
    readonly event: { readonly payload: { readonly message?: { readonly type: string } } };
  };
}

const file = new URL("../../spec/supporthunt/asyncapi.yaml", import.meta.url);
const { messages } = (parse(readFileSync(file, "utf8")) as Document).components;
const examples = eventNames.flatMap((event) =>
  messages[event].examples.map(({ name, payload }) => ({ event, name, payload })),
);

/** A request as Support Hunt sends it. */
function requestOf(body: unknown, token: string | null = secret) {
  const headers = [["Content-Type", "application/json"] as const];
  const proof = token === null ? [] : [["X-Token", token] as const];
  return { method: "POST", headers: [...headers, ...proof], body: Buffer.from(JSON.stringify(body)) };
}

describe("Support Hunt's samples", () => {
  test("are those of its page: 28, of which 21 are messages, each of another type", () => {
    expect(examples).toHaveLength(28);
    const types = messages.message.examples.map(({ payload }) => payload.event.payload.message?.type);
    expect(new Set(types).size).toBe(21);
    expect(messages.message.examples.map(({ name }) => name)).toEqual(types);
  });

  test.each(examples)("$event, $name fits its schema", ({ event, payload }) => {
    expect(validate(event, payload)).toEqual([]);
  });

  test.each([
    ["lacks its text", { type: "text" }, "", "must have required property 'text'"],
    ["has a type that is no text", { type: 7 }, "/type", "must be string"],
  ])("a message that %s is told of in one issue", (_, message, path, fault) => {
    const [{ payload: sample } = { payload: undefined }] = messages.message.examples;
    const event = { ...sample?.event, payload: { ...sample?.event.payload, message } };
    const issues = validate("message", { ...sample, event });
    expect(issues.map((issue) => [issue.path, issue.message])).toEqual([
      [`/event/payload/message${path}`, fault],
    ]);
  });

  test.each(examples)("$event, $name reaches its handler over HTTP", async ({ event, payload }) => {
    const receiver = createReceiver({ secret, tokenIn, validation: "reject" });
    const handler = vi.fn<(delivery: Delivery) => void>();
    receiver.on(event, handler);
    await using server = await startServer(toNodeHandler(receiver));
    expect(await server.send(requestOf({ events: [payload] }))).toMatchObject({ status: 200 });
    expect(handler.mock.calls[0]?.[0]).toMatchObject({ event, payload });
  });
});

describe("a request of Support Hunt's", () => {
  test("carries several events, each for its handler", async () => {
    const told: string[] = [];
    const receiver = createReceiver({
      secret,
      tokenIn,
      handlers: {
        note: ({ payload }) => told.push(`note: ${payload.event.payload.note ?? ""}`),
        message: ({ payload: { event } }) => {
          const { message } = event.payload;
          told.push(message.type === "text" ? `text: ${message.text}` : message.type);
        },
      },
    });
    await using server = await startServer(toNodeHandler(receiver));
    const picked = [messages.note.examples[0], messages.message.examples[0], messages.message.examples[1]];
    const body = { events: picked.map((example) => example?.payload) };
    expect(await server.send(requestOf(body))).toMatchObject({ status: 200 });
    expect(told.toSorted()).toEqual(["image", "note: Hello", "text: Hiiiii"]);
  });

  test.each(["another token", "", null])("is turned away with %j in place of the token", async (token) => {
    const receiver = createReceiver({ secret, tokenIn });
    const handler = vi.fn();
    receiver.on("*", handler);
    await using server = await startServer(toNodeHandler(receiver));
    expect(
      await server.send(requestOf({ events: [messages.note.examples[0]?.payload] }, token)),
    ).toMatchObject({ status: 401 });
    expect(handler).not.toHaveBeenCalled();
  });

  test("may carry its token in the URL, where the receiver is told so", async () => {
    const receiver = createReceiver({ secret, tokenIn: { query: "token" } });
    const handler = vi.fn();
    receiver.on("note", handler);
    await using server = await startServer(toNodeHandler(receiver));
    const request = requestOf({ events: [messages.note.examples[0]?.payload] }, null);
    const path = `/hook?token=${encodeURIComponent(secret)}`;
    expect(await server.send(request, path)).toMatchObject({ status: 200 });
    expect(await server.send(request, "/hook?token=other")).toMatchObject({ status: 401 });
    expect(handler).toHaveBeenCalledOnce();
  });
});

describe("the test of a webhook", () => {
  test.each(["", "{}", '{ "test": true }'])(
    "gets the same token back with 200, with the body %j",
    async (body) => {
      const receiver = createReceiver({ secret: ["new", secret], tokenIn });
      const rejected = vi.fn();
      receiver.onRejected(rejected);
      await using server = await startServer(toNodeHandler(receiver));
      const reply = await server.send({ ...requestOf({}), body: Buffer.from(body) });
      expect(reply).toMatchObject({ status: 200, body: secret });
      expect(reply.headers["content-type"]).toContain("text/plain");
      expect(rejected).not.toHaveBeenCalled();
    },
  );

  test("gets nothing back for another token", async () => {
    const receiver = createReceiver({ secret, tokenIn });
    await using server = await startServer(toNodeHandler(receiver));
    expect(await server.send(requestOf({}, "guessed"))).toMatchObject({ status: 401 });
  });
});

test("a message of a type that the page does not show is an unlisted one", () => {
  const [example] = structuredClone(messages.message.examples);
  const unlisted = { type: "sticker", payload: { id: 7 } };
  const payload = {
    ...example?.payload,
    event: { type: "message", payload: { message_by: actor, message: unlisted } },
  };
  expect(validate("message", payload)).toEqual([]);
  const wrong = {
    ...payload,
    event: { type: "message", payload: { message_by: actor, message: { type: "text" } } },
  };
  expect(validate("message", wrong)).not.toEqual([]);
});

const actor = { email: null, id: null, type: "visitor" };

test("no receiver is made that does not know where the token is", () => {
  // @ts-expect-error the types demand it, too
  expect(() => createReceiver({ secret })).toThrow(/`tokenIn` must be/);
  expect(() => createReceiver({ secret, tokenIn: {} as { header: string } })).toThrow(/`tokenIn` must be/);
  // @ts-expect-error a token is needed as well
  expect(() => createReceiver({ tokenIn })).toThrow(/`secret` must be/);
});

test.each([tokenIn, { header: "Authorization", prefix: "Bearer " }, { query: "token" }])(
  "a delivery made for tests is believed: %j",
  async (place) => {
    const { receive, on } = createReceiver({ secret, tokenIn: place, validation: "reject" });
    const handler = vi.fn();
    on("message", handler);
    const delivery = await createDelivery("message", { secret, tokenIn: place });
    expect(await receive(delivery)).toMatchObject({ status: 200 });
    expect(handler).toHaveBeenCalledOnce();
  },
);
