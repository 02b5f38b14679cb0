import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { text } from "node:stream/consumers";

import type { CreatedWebhook, NewWebhook, WebhookChanges } from "../../generated/helpdesk/src/index.js";

const path = "/helpdesk/api/v1/webhooks";
const changeable = new Set(["name", "targetUrl", "events", "active"]);
const now = "2025-01-15T10:30:00.000Z";

/** What the API answers: a status, and a body unless it is empty. */
type Answer = readonly [status: number, body?: unknown];

/**
 * Helpdesk's management API as its page describes it: every endpoint takes admin permission, here the credentials
 * `Bearer admin`; the secret is told on creation only; an update changes what is provided.
 */
export function helpdeskApi(): RequestListener {
  const webhooks = new Map<string, CreatedWebhook>();

  function answer(method: string, id: string | undefined, content: unknown): Answer {
    if (id === undefined && method === "GET")
      return [200, { webhooks: [...webhooks.values()].map(withoutSecret) }];
    if (id === undefined && method === "POST") return create(content as Partial<NewWebhook>);
    const webhook = webhooks.get(id ?? "");
    if (webhook === undefined) return [404, { error: "No such webhook" }];
    if (method === "GET") return [200, { webhook: withoutSecret(webhook) }];
    if (method === "PUT") return update(webhook, content as WebhookChanges);
    return webhooks.delete(webhook.id) ? [204] : [404];
  }

  function create({ name, targetUrl, events, active = true }: Partial<NewWebhook>): Answer {
    if (!name || !targetUrl?.startsWith("https:") || !events)
      return [422, { error: "targetUrl must be HTTPS" }];
    const id = `whk_${randomUUID()}`;
    const times = { createdAt: now, updatedAt: now };
    const webhook = { id, name, targetUrl, events, active, signingSecret: `whsec_${id}`, ...times };
    webhooks.set(id, webhook);
    return [201, { webhook }];
  }

  function update(webhook: CreatedWebhook, changes: WebhookChanges): Answer {
    const provided = Object.entries(changes).filter(([name]) => changeable.has(name));
    const updated = { ...webhook, ...Object.fromEntries(provided), updatedAt: now };
    webhooks.set(webhook.id, updated);
    return [200, { webhook: withoutSecret(updated) }];
  }

  return (request, response) => {
    void read(request).then((content) => {
      const [, id] = /^\/([^/]+)$/.exec((request.url ?? "").slice(path.length)) ?? [];
      const [status, body] = refusalOf(request) ?? answer(request.method ?? "", id, content);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  };
}

function refusalOf({ headers, url = "" }: IncomingMessage): Answer | undefined {
  if (!url.startsWith(path)) return [404, { error: "Not found" }];
  if (headers.authorization === undefined) return [401, { error: "Unauthorized" }];
  return headers.authorization === "Bearer admin" ? undefined : [403, { error: "Admins only" }];
}

/** What a request carries in its envelope. */
async function read(request: IncomingMessage): Promise<unknown> {
  const body = await text(request);
  return body === "" ? undefined : (JSON.parse(body) as { webhook?: unknown }).webhook;
}

function withoutSecret({ signingSecret: _, ...webhook }: CreatedWebhook) {
  return webhook;
}
