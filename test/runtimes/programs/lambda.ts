import http from "node:http";
import { buffer } from "node:stream/consumers";
import { toLambdaHandler, type LambdaEvent, type LambdaResult } from "@hookstep/helpscout/lambda";
import { lambdaEvents } from "../../templates/support/lambda-events.js";
import type { RawRequest } from "../../templates/support/sender.js";
import { listen, SECRET } from "../apps/listen.js";
import { createReceivers } from "../apps/receivers.js";

// What stands before a function at AWS: it makes an event of each request, and an answer of each result.
const createEvent = lambdaEvents[process.argv[2] ?? ""];
if (createEvent === undefined) throw new Error(`One of ${Object.keys(lambdaEvents).join(", ")}`);
const receivers = createReceivers(SECRET);

await listen(async (request, response) => {
  const [, place, slug = "plain"] = request.url?.split("/") ?? [];
  if (place === "seen") return response.end(JSON.stringify(receivers.takeSightings()));
  const receiver = receivers.bySlug.get(slug);
  if (receiver === undefined) return response.writeHead(404).end();
  const event = createEvent(await readRequest(request));
  const parsed = { ...event, body: {} } as unknown as LambdaEvent;
  return send(await toLambdaHandler(receiver)(place === "parsed" ? parsed : event), response);
});

async function readRequest(request: http.IncomingMessage): Promise<RawRequest> {
  const { method = "", rawHeaders } = request;
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] as const] : [],
  );
  return { method, headers, body: await buffer(request) };
}

function send({ statusCode, headers, body }: LambdaResult, response: http.ServerResponse): unknown {
  return response.writeHead(statusCode, headers).end(body);
}
