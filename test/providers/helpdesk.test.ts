import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";

import {
  createReceiver,
  type Delivery,
  type EventName,
  eventNames,
  validate,
  verifySignature,
} from "../../generated/helpdesk/src/index.js";
import { toNodeHandler } from "../../generated/helpdesk/src/node.js";
import { createDelivery } from "../../generated/helpdesk/src/testing.js";
import { startServer } from "../templates/support/server.js";

/** What the owner of this receiver has agreed on with Helpdesk: Helpdesk's page names no scheme. */
const isOurs = ({ headers }: { readonly headers: Headers }): boolean => headers.get("x-agreed") === "yes";

function exampleOf(event: string): string {
  return readFileSync(new URL(`../../spec/helpdesk/examples/${event}.json`, import.meta.url), "utf8");
}

/** A request as Helpdesk sends it, which a proxy of ours has marked. */
function requestOf(body: string, agreed = "yes") {
  const headers = [["Content-Type", "application/json"] as const, ["X-Agreed", agreed] as const];
  return { method: "POST", headers, body: Buffer.from(body) };
}

describe("Helpdesk's receiver, over HTTP", () => {
  test.each(eventNames)("hands %s to its handler", async (event) => {
    const receiver = createReceiver({ verify: isOurs, validation: "reject" });
    const handler = vi.fn<(delivery: Delivery) => void>();
    receiver.on(event, handler);
    await using server = await startServer(toNodeHandler(receiver));
    expect(await server.send(requestOf(exampleOf(event)))).toMatchObject({ status: 204 });
    expect(handler.mock.calls[0]?.[0]).toMatchObject({
      event,
      payload: { event, timestamp: "2025-01-15T10:30:00.000Z" },
      issues: [],
    });
  });

  test("tells what changed of a ticket", async () => {
    const changed: string[] = [];
    const receiver = createReceiver({
      verify: isOurs,
      handlers: {
        "ticket.updated": ({ payload: { data } }) => {
          for (const [field, { from, to }] of Object.entries(data.ticket.updatedFields))
            changed.push(`${data.ticket.id} ${field}: ${String(from)} → ${String(to)}`);
        },
      },
    });
    await using server = await startServer(toNodeHandler(receiver));
    await server.send(requestOf(exampleOf("ticket.updated")));
    expect(changed).toEqual(["tkt_abc123 status: open → pending"]);
  });

  test("turns away what the owner's check does not let pass", async () => {
    const receiver = createReceiver({ verify: isOurs });
    const handler = vi.fn();
    receiver.on("*", handler);
    await using server = await startServer(toNodeHandler(receiver));
    expect(await server.send(requestOf(exampleOf("ticket.created"), "no"))).toMatchObject({ status: 401 });
    expect(handler).not.toHaveBeenCalled();
  });

  test("acknowledges an event that Helpdesk's page does not list", async () => {
    const receiver = createReceiver({ verify: isOurs });
    const unhandled = vi.fn();
    receiver.onUnhandled(unhandled);
    await using server = await startServer(toNodeHandler(receiver));
    const body = exampleOf("ticket.created").replace("ticket.created", "ticket.merged");
    expect(await server.send(requestOf(body))).toMatchObject({ status: 204 });
    expect(unhandled).toHaveBeenCalledWith(expect.objectContaining({ event: "ticket.merged", known: false }));
  });
});

test("no receiver of Helpdesk's is made without a check", () => {
  // @ts-expect-error the types demand it, too
  expect(() => createReceiver({})).toThrow(/`verify` must be a function/);
  // @ts-expect-error a secret alone verifies nothing where no scheme is known
  expect(() => createReceiver({ secret: "whsec_1" })).toThrow(/`verify` must be a function/);
});

test("the check can be asked on its own", async () => {
  const request = { headers: { "x-agreed": "yes" }, body: "{}" };
  expect(await verifySignature({ ...request, verify: isOurs })).toBe(true);
  expect(await verifySignature({ ...request, verify: () => false })).toBe(false);
});

test.each(eventNames)("the example of %s fits its schema", (event) => {
  expect(validate(event, JSON.parse(exampleOf(event)))).toEqual([]);
});

test.each<[what: string, event: EventName, payload: unknown, path: string]>([
  ["a payload without data", "ticket.created", { event: "ticket.created", timestamp: "x" }, ""],
  [
    "a change without its old value",
    "ticket.updated",
    {
      event: "ticket.updated",
      timestamp: "x",
      data: { ticket: { id: "t", updatedFields: { a: { to: 1 } } } },
    },
    "/data/ticket/updatedFields/a",
  ],
])("%s is told", (_, event, payload, path) => {
  expect(validate(event, payload)).toEqual([expect.objectContaining({ path, rule: "required" })]);
});

test("a sample delivery names its event", async () => {
  const { body } = await createDelivery("ticket.resolved");
  expect(JSON.parse(body)).toMatchObject({ event: "ticket.resolved" });
});
