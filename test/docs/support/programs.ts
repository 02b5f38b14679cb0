import { blocksOf } from "../../support/pages.js";

/** A block of TypeScript that a test runs, and what it takes to see it work. */
export interface PageProgram {
  readonly page: string;
  /** Which of the page's blocks of TypeScript, from 0. */
  readonly index: number;
  /** What the page leaves to its reader, before the code, or after it: `PORT` is the port. */
  readonly before?: string;
  readonly after?: string;
  /** Options of `hookstep send`, and the answer. */
  readonly sends: readonly (readonly [options: string, answer: string])[];
}

const convo = "convo.created --provider helpscout --to localhost:PORT";
const serve = `import { createServer } from "node:http";
import { toNodeHandler } from "@hookstep/helpscout/node";
createServer(toNodeHandler(receiver)).listen(PORT);`;
const serveFetch = `import { serve } from "@hono/node-server";
serve({ port: PORT, fetch: FETCH });`;
const queue = `Object.assign(globalThis, { queue: { send: async (message) => console.log("queued", message.event) } });`;
const genuine = [
  [`${convo}/webhooks/helpscout`, "204"],
  [`${convo}/webhooks/helpscout --tamper body`, "401"],
] as const;

/** The blocks that are run. Each is a server, or is made one, and gets deliveries. */
export const programs: readonly PageProgram[] = [
  { page: "README.md", index: 1, sends: genuine },
  { page: "docs/how-to/express.md", index: 0, sends: genuine },
  { page: "docs/how-to/express.md", index: 1, sends: genuine },
  { page: "docs/how-to/fastify.md", index: 0, sends: genuine },
  {
    page: "docs/how-to/hono.md",
    index: 0,
    after: serveFetch.replace("FETCH", "app.fetch"),
    sends: [
      [`${convo}/webhooks/helpscout --secret "the webhook's secret, from your platform's store"`, "204"],
      [`${convo}/webhooks/helpscout`, "401"],
    ],
  },
  {
    page: "docs/how-to/workers.md",
    index: 0,
    after: serveFetch.replace(
      "FETCH",
      "(request) => worker.fetch(request, process.env as never, { waitUntil() {} })",
    ),
    sends: genuine,
  },
  { page: "docs/how-to/workers.md", index: 1, after: serveFetch.replace("FETCH", "POST"), sends: genuine },
  {
    page: "docs/how-to/lambda.md",
    index: 0,
    // What API Gateway makes of a request, payload format 2.0.
    after: `import { createServer } from "node:http";
import { text } from "node:stream/consumers";
createServer(async (request, response) => {
  const { method = "", url = "", headers } = request;
  const http = { method, path: url, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "" };
  const body = await text(request);
  const event = { version: "2.0", rawPath: url, rawQueryString: "", headers, body, requestContext: { http } };
  const { statusCode } = await handler({ ...event, isBase64Encoded: false } as never, {} as never);
  response.writeHead(statusCode ?? 500).end();
}).listen(PORT);`,
    sends: genuine,
  },
  { page: "docs/how-to/shutdown.md", index: 0, sends: genuine },
  { page: "docs/how-to/queues.md", index: 0, before: queue, sends: genuine },
  { page: "docs/how-to/queues.md", index: 2, before: queue, after: serve, sends: genuine },
  { page: "docs/how-to/acknowledge-first.md", index: 0, after: serve, sends: [...genuine, ...genuine] },
  {
    page: "docs/how-to/duplicates.md",
    index: 0,
    after: `receiver.on("*", () => console.log("handled"));\n${serve}`,
    sends: [...genuine, ...genuine],
  },
  {
    page: "docs/how-to/duplicates.md",
    index: 2,
    after: serve,
    sends: [[`${convo} --header "X-Delivery-Id: 1"`, "204"]],
  },
  {
    page: "docs/how-to/rotation.md",
    index: 0,
    after: serve,
    sends: [
      [convo, "204"],
      [`${convo} --secret "the old one"`, "204"],
      [`${convo} --secret "a third one"`, "401"],
    ],
  },
  {
    page: "docs/how-to/rotation.md",
    index: 1,
    after: serve,
    sends: [
      [`${convo}/webhooks/berlin --secret "secret of Berlin"`, "204"],
      [`${convo}/webhooks/paris --secret "secret of Berlin"`, "500"],
    ],
  },
];

/** Why a block of TypeScript is compiled only. */
export const compiledOnly: Readonly<Record<string, string>> = {
  "README.md 0": "it stands beside YAML and registers a handler; the next block is run",
  "docs/how-to/custom-verification.md 0": "test/docs/programs.test.ts runs it with a key of its own",
  "docs/how-to/custom-verification.md 1": "it fetches the vendor's keys",
  "docs/how-to/duplicates.md 1": "it needs a Redis; test/templates/dedupe runs stores on one",
  "docs/how-to/queues.md 1": "a part of a worker; test/docs/programs.test.ts calls it",
  "docs/how-to/testing-handlers.md 0": "test/docs/programs.test.ts runs it as a test",
  "docs/reference/vocabulary.md 0": "test/docs/vocabulary.test.ts runs it",
};

/** The code of a block, by its place among the page's blocks of TypeScript. */
export function programCode(page: string, index: number): string {
  return blocksOf(page).filter(({ language }) => language === "ts")[index]?.code ?? "";
}
