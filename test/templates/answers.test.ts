import connect from "connect";
import express from "express";
import { describe, expect, test } from "vitest";
import type { Receiver } from "../../templates/src/index.js";
import { toNodeHandler } from "../../templates/src/node.js";
import { headerRecord, type RawRequest } from "./support/acme.js";
import { answerRows, named } from "./support/answer-rows.js";
import { createRowReceiver } from "./support/row-receiver.js";
import { startServer } from "./support/server.js";

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

type Adapter = (receiver: Receiver, request: RawRequest) => Promise<Answer>;

const adapters: Record<string, Adapter> = {
  async receive(receiver, { method, headers, body }) {
    const result = await receiver.receive({ method, headers: headerRecord(headers), body });
    return { ...result, body: result.body ?? "" };
  },
  async "receive with a stream"(receiver, { method, headers, body }) {
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      for (let offset = 0; offset < body.length; offset += 1000) yield body.subarray(offset, offset + 1000);
    };
    const result = await receiver.receive({ method, headers: headerRecord(headers), body: chunks() });
    return { ...result, body: result.body ?? "" };
  },
  async fetch(receiver, { method, headers, body }) {
    const lines = headers.map(([name, value]): [string, string] => [name, value]);
    const init = method === "GET" ? { method, headers: lines } : { method, headers: lines, body };
    const response = await receiver.fetch(new Request("https://example.com/hooks", init));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  },
  async "node:http"(receiver, request) {
    await using server = await startServer(toNodeHandler(receiver));
    return await server.send(request);
  },
  async Express(receiver, request) {
    const app = express();
    app.use("/hooks", toNodeHandler(receiver));
    app.use(express.json());
    await using server = await startServer(app);
    return await server.send(request, "/hooks");
  },
  async "Express with express.raw()"(receiver, request) {
    const app = express();
    app.use("/hooks", express.raw({ type: "*/*", limit: "1mb" }), toNodeHandler(receiver));
    await using server = await startServer(app);
    return await server.send(request, "/hooks");
  },
  async Connect(receiver, request) {
    const app = connect();
    app.use("/hooks", toNodeHandler(receiver));
    await using server = await startServer(app);
    return await server.send(request, "/hooks");
  },
};

describe.each(Object.entries(adapters))("through %s", (_, deliver) => {
  test.each(named(answerRows))("%s", async (_name, row) => {
    const answer = await deliver(createRowReceiver(row), row.request);
    expect(answer.status).toBe(row.status);
    expect(answer.body).toBe("");
    expect(answer.headers["allow"]).toBe(row.status === 405 ? "POST" : undefined);
  });
});

test.each(named(answerRows))("the result says why %s", async (_name, row) => {
  const { method, headers, body } = row.request;
  const result = await createRowReceiver(row).receive({ method, headers: headerRecord(headers), body });
  expect(result.code).toBe(row.code);
  const isDispatched = ["deactivated", "handler_failed", undefined].includes(row.code);
  expect(result.deliveries).toHaveLength(isDispatched ? 1 : 0);
});
