import { once } from "node:events";
import { expect, describe, test, vi } from "vitest";

import { createSubscriptions, SubscriptionError } from "../../templates/src/subscriptions.js";
import { startServer } from "./support/server.js";

const headers = { Authorization: "Bearer t0ken" };

/** What a call rejects with. */
async function errorOf(call: Promise<unknown>): Promise<SubscriptionError> {
  const error: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(SubscriptionError);
  return error as SubscriptionError;
}

/** An API that gives every request one answer, and a client of it. */
async function answering(status: number, body: string, answerHeaders: Record<string, string> = {}) {
  const asked: string[] = [];
  const server = await startServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status, answerHeaders).end(body);
  });
  const baseUrl = `http://127.0.0.1:${server.port}`;
  const client = createSubscriptions({ baseUrl, headers });
  return { asked, baseUrl, client, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

describe("a request that is not carried out", () => {
  test.each([
    [400, "refused", /does not take what was sent\. It said: url: must be https/],
    [401, "unauthenticated", /credentials in `headers` are missing, wrong or no longer valid/],
    [403, "forbidden", /credentials in `headers` do not allow this/],
    [404, "not_found", /no such subscription, or no such API at this `baseUrl`/],
    [410, "not_found", /is gone/],
    [418, "refused", /does not take/],
    [422, "refused", /does not take/],
    [429, "throttled", /wait before the next/],
    [301, "redirected", /change `baseUrl`/],
    [503, "unavailable", /try again later/],
  ] as const)("says why it was answered with %i, and what to do", async (status, reason, message) => {
    await using api = await answering(status, "url:\n\tmust be https");
    const { client, baseUrl } = api;
    const error = await errorOf(client.retrieve("h 1"));
    expect(error).toMatchObject({
      name: "SubscriptionError",
      reason,
      status,
      answer: "url:\n\tmust be https",
    });
    expect(error.message).toMatch(message);
    expect(error.message).toContain(`GET ${baseUrl}/api/hooks/h%201 was answered with ${status}: `);
  });

  test("quotes an endless answer on one line and in part, without what moves a cursor", async () => {
    await using api = await answering(400, `\u001b[2J${"no ".repeat(5000)}`);
    const { client } = api;
    const { message } = await errorOf(client.create({ url: "https://a.example" }));
    expect(message).toMatch(/ It said: \[2Jno no [no ]+…$/);
    expect(message.length).toBeLessThan(550);
  });

  test("does not take credentials where the API redirects to", async () => {
    await using elsewhere = await answering(200, "[]");
    await using api = await answering(302, "", { location: `${elsewhere.baseUrl}/api/hooks` });
    const { client } = api;
    expect(await errorOf(client.list())).toMatchObject({ reason: "redirected" });
    expect(elsewhere.asked).toEqual([]);
  });

  test("says that nobody was there, and why", async () => {
    const { client, ...api } = await answering(200, "[]");
    await api[Symbol.asyncDispose]();
    const error = await errorOf(client.list());
    expect(error).toMatchObject({ reason: "unreachable", status: undefined, answer: "" });
    expect(error.message).toMatch(/had no answer: .*ECONNREFUSED.*\. Is `baseUrl` right\?$/);
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test("ends with its caller's signal", async () => {
    await using server = await startServer(() => {});
    const client = createSubscriptions({ baseUrl: `http://127.0.0.1:${server.port}`, headers });
    const controller = new AbortController();
    const call = client.list({ signal: controller.signal });
    await once(server.server, "request");
    controller.abort(new Error("the user left"));
    await expect(call).rejects.toThrow("the user left");
  });
});

describe("an answer that is not the API's", () => {
  test.each([
    ["a page of a portal", "<html>Log in</html>"],
    ["nothing", ""],
    ["something else", '{ "hooks": [] }'],
  ])("is told as such: %s", async (_, body) => {
    await using api = await answering(200, body);
    const { client } = api;
    const error = await errorOf(client.list());
    expect(error).toMatchObject({ reason: "unexpected", status: 200, answer: body });
    expect(error.message).toContain("should be JSON with a list, and is not. Is `baseUrl` the API's?");
  });

  test("a list is no subscription", async () => {
    await using api = await answering(200, "[]");
    const { client } = api;
    expect((await errorOf(client.retrieve("h1"))).message).toContain("JSON with an object, and is not");
  });
});

test.each(["", ".", ".."])("an identifier that would lead elsewhere is refused: %j", async (id) => {
  await using api = await answering(204, "");
  const { client, asked } = api;
  for (const call of [client.retrieve(id), client.delete(id), client.update(id, {})])
    await expect(call).rejects.toThrow("`id` must be the identifier of a subscription");
  expect(asked).toEqual([]);
});

test("any other identifier stays one segment of the path", async () => {
  await using api = await answering(204, "");
  const { client, asked } = api;
  for (const id of ["a/b", "../x", "é?#"]) await client.delete(id);
  expect(asked).toEqual(["a%2Fb", "..%2Fx", "%C3%A9%3F%23"].map((id) => `DELETE /api/hooks/${id}`));
});

test.each(["", "acme.example", "ftp://acme.example", "https://u:p@acme.example", "https://a.example/?k=s"])(
  "no client is made for %j",
  (baseUrl) => {
    expect(() => createSubscriptions({ baseUrl, headers })).toThrow(
      /`baseUrl` must be an http or https address/,
    );
  },
);

test("the fetch of its owner is used, with headers that are asked for each time", async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json([]));
  let token = 0;
  const client = createSubscriptions({
    baseUrl: new URL("https://acme.example/eu/"),
    headers: async () => ({ Authorization: `Bearer ${++token}` }),
    fetch,
  });
  expect([await client.list(), await client.list()]).toEqual([[], []]);
  const calls = fetch.mock.calls.map(([url, init]) => [url, new Headers(init?.headers).get("authorization")]);
  expect(calls).toEqual([
    ["https://acme.example/eu/api/hooks", "Bearer 1"],
    ["https://acme.example/eu/api/hooks", "Bearer 2"],
  ]);
});
