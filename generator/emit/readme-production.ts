import type { EventModel } from "../model/model.js";
import { guardNames } from "./guard-names.js";
import { stringLiteral } from "./literal.js";
import { codeMarkdown } from "./markdown.js";

/**
 * The part of a package's README on what a receiver needs beyond a laptop.
 *
 * @param options the options, as code, that tell a receiver which requests are genuine
 * @param events the package's events
 */
export function production(name: string, options: string, events: readonly EventModel[]): string {
  return [
    acknowledging(),
    shutdown(),
    duplicates(name, options),
    observing(),
    loadingLess(name, options, events),
  ]
    .filter((section) => section !== "")
    .join("\n\n");
}

function acknowledging(): string {
  return `## Acknowledge before the work

The sender gets its answer when all handlers are done. \`createReceiver({ ack: "before", … })\` answers once the
signature, the event's name and \`dedupe\` have been checked, and works on. From then on nobody sends again: what handlers
throw, \`Deactivate\` included, a body that is not JSON and a payload that \`validation: "reject"\` turns away reach
\`onError\` alone, and what a killed process had not done is lost. On Cloudflare Workers pass the context,
\`receiver.fetch(request, context)\`, whose \`waitUntil\` gets the work. AWS Lambda freezes what has answered, so
\`toLambdaHandler\` refuses such a receiver.`;
}

function shutdown(): string {
  return `## Shut down

\`\`\`ts
process.once("SIGTERM", async () => {
  server.close();
  const running = await receiver.drain(10_000); // 0 when all that was running has ended
  if (running > 0) process.exit(1);
});
\`\`\`

What still comes in meanwhile is handled as ever, and waited for.`;
}

function duplicates(name: string, options: string): string {
  return `## Duplicates

\`\`\`ts
import { memoryStore } from ${stringLiteral(`${name}/dedupe`)};

const once = createReceiver({ ${options}, dedupe: memoryStore() });
\`\`\`

What was handled is acknowledged when it comes again, and not handled; what is being handled gets 503, and so does
everything while the store cannot be reached. Failed deliveries are handled again. \`memoryStore()\` serves one process;
several share \`redisStore(client)\` of ${codeMarkdown(`${name}/redis`)}, with your client of ioredis or node-redis
(\`docker run -p 6379:6379 redis:7\` or \`apt-get install redis-server\` starts a Redis to try it with), or any object with \`begin\`, \`complete\` and \`abandon\`
(\`DedupeStore\`). \`dedupe: { store, leaseMs, ttlMs, key }\` sets for how long a delivery is being handled (five
minutes; longer than handlers ever take: when it runs out \`onError\` is told, and a repeat is handled beside them), for
how long it stays done (seven days), and what tells deliveries apart: by default the event's name and the exact bytes of
the body.`;
}

function observing(): string {
  return `## Observe

\`onRejected\` tells of every request that is turned away and why, \`onError\` of every failure. On Node.js, the channel
\`hookstep:delivery\` of \`node:diagnostics_channel\` publishes each step (\`verified\`, \`dispatched\`, \`handled\`,
\`rejected\`: \`DeliveryStep\`), and its tracing channel of the same name spans the whole. They cost nothing while nobody
has subscribed; a \`delivery\` holds the headers of its request, and a token or password among them if the sender sends
one. What a subscriber throws is an uncaught exception, as Node.js has it for all channels.`;
}

function loadingLess(name: string, options: string, events: readonly EventModel[]): string {
  const [event] = events;
  const guard = event && guardNames(events).get(event.payload);
  if (event === undefined || guard === undefined) return "";
  return `## Load less

${codeMarkdown(name)} loads the validators of all events. ${codeMarkdown(`${name}/lean`)} loads none, and is the same
otherwise: it checks the payloads of the events that you give it a validator for, and a bundler leaves the others out.

\`\`\`ts
import { createReceiver as createLeanReceiver } from ${stringLiteral(`${name}/lean`)};
import { ${guard} } from ${stringLiteral(`${name}/validators`)};

const lean = createLeanReceiver({ ${options}, validators: { ${stringLiteral(event.name)}: ${guard} } });
\`\`\``;
}
