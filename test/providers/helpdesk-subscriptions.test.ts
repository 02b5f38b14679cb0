import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";

import type { CreatedWebhook, Webhook } from "../../generated/helpdesk/src/index.js";
import {
  createSubscriptions,
  type Subscription,
  type SubscriptionCreation,
  type Subscriptions,
} from "../../generated/helpdesk/src/subscriptions.js";
import { startServer, type TestServer } from "../templates/support/server.js";
import { helpdeskApi } from "./helpdesk-api.js";

const creation: SubscriptionCreation = {
  name: "My Integration",
  targetUrl: "https://example.com/webhook",
  events: ["ticket.created", "ticket.updated"],
};

let server: TestServer;
let baseUrl: string;
let webhooks: Subscriptions;
beforeAll(async () => {
  server = await startServer(helpdeskApi());
  baseUrl = `http://127.0.0.1:${server.port}`;
  webhooks = createSubscriptions({ baseUrl, headers: { Authorization: "Bearer admin" } });
});
afterAll(() => server[Symbol.asyncDispose]());

test("a subscription is created, found, changed and deleted", async () => {
  const created = await webhooks.create(creation);
  expect(created).toMatchObject({
    ...creation,
    active: true,
    signingSecret: expect.stringMatching(/^whsec_/),
  });
  const { signingSecret: _, ...webhook } = created;
  expect(await webhooks.list()).toEqual([webhook]);
  expect(await webhooks.retrieve(webhook.id)).toEqual(webhook);

  const updated = await webhooks.update(webhook.id, { name: "Updated Name", active: false });
  expect(updated).toEqual({ ...webhook, name: "Updated Name", active: false });
  expect(await webhooks.retrieve(webhook.id)).toEqual(updated);

  expect(await webhooks.delete(webhook.id)).toBeUndefined();
  expect(await webhooks.list()).toEqual([]);
  await expect(webhooks.retrieve(webhook.id)).rejects.toThrow(
    `${webhook.id} was answered with 404: there is no such subscription`,
  );
});

describe("a caller", () => {
  test("who is no admin is told so", async () => {
    const agent = createSubscriptions({ baseUrl, headers: { Authorization: "Bearer agent" } });
    await expect(agent.list()).rejects.toThrow(
      "403: the credentials in `headers` do not allow this. It takes admin permission. " +
        'It said: {"error":"Admins only"}',
    );
  });

  test("who names nobody is told so", async () => {
    const nobody = createSubscriptions({ baseUrl, headers: {} });
    await expect(nobody.create(creation)).rejects.toMatchObject({ reason: "unauthenticated", status: 401 });
  });

  test("who asks for what Helpdesk does not take is told what Helpdesk says", async () => {
    const call = webhooks.create({ ...creation, targetUrl: "http://example.com" });
    await expect(call).rejects.toThrow('It said: {"error":"targetUrl must be HTTPS"}');
    await expect(call).rejects.toMatchObject({ reason: "refused", status: 422 });
  });

  test("who has the wrong address is told so", async () => {
    const lost = createSubscriptions({
      baseUrl: `${baseUrl}/api`,
      headers: { Authorization: "Bearer admin" },
    });
    await expect(lost.list()).rejects.toThrow("no such API at this `baseUrl`");
  });
});

test("the types are Helpdesk's", async () => {
  expectTypeOf<Subscription>().toEqualTypeOf<Webhook>();
  expectTypeOf(webhooks.create).returns.resolves.toEqualTypeOf<CreatedWebhook>();
  expectTypeOf<CreatedWebhook["signingSecret"]>().toEqualTypeOf<string>();
  // @ts-expect-error only a creation tells the secret
  expectTypeOf<Webhook["signingSecret"]>();
  // @ts-expect-error a misspelt event
  const misspelt: SubscriptionCreation = { ...creation, events: ["ticket.creatd"] };
  // @ts-expect-error a creation needs a name
  const nameless: SubscriptionCreation = { targetUrl: "https://example.com", events: [] };
  expect([misspelt, nameless]).toHaveLength(2);
});
