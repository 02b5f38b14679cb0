import type { DeliveryModel, EventModel, Model } from "../model/model.js";
import { capitalisedFirst, firstSentence } from "./prose.js";
import type { EmittedFile, Origin } from "./file.js";
import { headerText } from "./header.js";
import { stringLiteral } from "./literal.js";
import { codeMarkdown, plainMarkdown } from "./markdown.js";
import { optionTable } from "./readme-options.js";
import { production } from "./readme-production.js";
import { receiverOptions, testProof } from "./signature-options.js";
import { coverageItems, signatureSentence } from "./signature-prose.js";

/** What the package's README takes from the maintainers' `package.json`. */
export interface PackageFacts {
  readonly name: string;
  readonly description?: string | undefined;
  /** The environment variable that the examples keep the secret in. */
  readonly secretVariable: string;
}

/** `README.md`: how to use the package, and its events. */
export function emitReadme(model: Model, facts: PackageFacts, origin: Origin): EmittedFile {
  const sections = [
    `<!-- ${headerText(origin)} -->`,
    `# ${plainMarkdown(facts.name)}`,
    plainMarkdown(facts.description ?? `Receives ${model.title}.`),
    install(facts),
    use(model, facts),
    skeleton(model, facts),
    events(model.events),
    optionTable(model.delivery),
    testing(model, facts),
    ...subscriptions(model, facts),
    production(facts.name, receiverOptions(model.delivery, facts.secretVariable), model.events),
    guarantees(model),
  ];
  return { path: "README.md", text: `${sections.join("\n\n")}\n` };
}

/** The package's name as a word of a shell. */
function shellName({ name }: PackageFacts): string {
  return /^[@\w./-]+$/.test(name) ? name : JSON.stringify(name);
}

function install(facts: PackageFacts): string {
  return `\`\`\`sh
npm install ${shellName(facts)}
\`\`\`

ESM, no dependencies. Node.js 20.19 or newer, Cloudflare Workers, Deno, Bun.`;
}

function use(model: Model, { name, secretVariable }: PackageFacts): string {
  const event = model.events[0];
  const options = receiverOptions(model.delivery, secretVariable);
  return `## Use

\`\`\`ts
import http from "node:http";
import { createReceiver } from ${stringLiteral(name)};
import { toNodeHandler } from ${stringLiteral(`${name}/node`)};

const receiver = createReceiver({ ${options} });

receiver.on(${stringLiteral(event?.name ?? "*")}, async ({ payload }) => {
  console.log(payload); // ${event?.payload ?? "unknown"}
});
receiver.onUnhandled(({ event, known }) => console.log(event, known));

const server = http.createServer(toNodeHandler(receiver)).listen(3000);
\`\`\`

In Express, mount \`toNodeHandler(receiver)\` before \`express.json()\`, since a signature covers the raw bytes. On
fetch platforms pass \`receiver.fetch\` as it is.

${codeMarkdown(`${name}/fastify`)} has a plugin for Fastify 5: \`app.register(fastifyReceiver, { receiver, path: "/webhooks" })\`.
${codeMarkdown(`${name}/hono`)} has \`toHonoHandler(receiver)\` for Hono 4, on all of its platforms.
${codeMarkdown(`${name}/lambda`)} has \`toLambdaHandler(receiver)\` for AWS Lambda behind API Gateway, a function URL or a load balancer.

A handler that throws is answered with 500, so that the sender tries again, and may give the webhook up after enough such
answers; \`throw new Discard()\` drops a
delivery${
    model.delivery.deactivate === undefined ? "" : ", `throw new Deactivate()` switches the subscription off"
  }.`;
}

function skeleton({ delivery: { signature } }: Model, facts: PackageFacts): string {
  const name = shellName(facts);
  const token = "place" in signature ? ` --header "X-Token: $${facts.secretVariable}"` : "";
  const when = signature.scheme === "custom" ? "runs and its `verify` believes them" : "runs";
  return `## Start from a skeleton

\`\`\`sh
npm install --save-dev hookstep
npx hookstep scaffold ${name} --dir src/webhooks
npx hookstep send --all --to localhost:3000/webhooks --provider ${name}${token}
\`\`\`

\`scaffold\` writes a handler for every event, a server and a test into your project; run again after an update, it adds
what is new and changes no line of yours. \`send\` delivers samples to the server once that ${when}.`;
}

function events(all: readonly EventModel[]): string {
  const rows = all.map(({ name, payload, title, description }) => {
    const said = description === undefined ? (title ?? "") : firstSentence(description);
    return `| ${codeMarkdown(name)} | [${codeMarkdown(payload)}](src/spec/payloads.ts) | ${plainMarkdown(said)} |`;
  });
  return `## Events

| event | payload | when |
|---|---|---|
${rows.join("\n")}

\`const handlers = { … } satisfies Handlers\` stops compiling when the spec gains an event. \`on\` also takes a list of
names, \`"*"\`, and patterns such as \`"prefix.*"\`.`;
}

function testing(model: Model, { name }: PackageFacts): string {
  const event = stringLiteral(model.events[0]?.name ?? "");
  const { delivery } = testProof(model.delivery);
  return `## Test your handlers

\`\`\`ts
import { createDelivery } from ${stringLiteral(`${name}/testing`)};

const { status } = await receiver.receive(await createDelivery(${delivery === "" ? event : `${event}, { ${delivery} }`}));
\`\`\``;
}

function subscriptions(model: Model, { name }: PackageFacts): readonly string[] {
  if (model.subscriptions === undefined) return [];
  const { path, permission, types } = model.subscriptions;
  const needed = permission === undefined ? "" : ` It takes ${codeMarkdown(permission)} permission.`;
  return [
    `## Manage subscriptions

\`\`\`ts
import { createSubscriptions } from ${stringLiteral(`${name}/subscriptions`)};

const subscriptions = createSubscriptions({
  baseUrl: "https://api.example.com", // what stands before ${path}
  headers: { Authorization: \`Bearer \${process.env.API_TOKEN}\` }, // whatever authenticates you
});

for (const subscription of await subscriptions.list()) console.log(subscription);
\`\`\`

\`create\` takes a ${codeMarkdown(types.creation)} and gives a ${codeMarkdown(types.created)}; \`retrieve\`, \`update\` and \`delete\` take an
identifier.${needed} What is not carried out rejects with a \`SubscriptionError\`, whose message says what to do about it.`,
  ];
}

function handshakeItem({ handshakes }: DeliveryModel, vendor: string): string {
  return handshakes === undefined
    ? ""
    : `- The request that ${vendor} makes when you subscribe is answered by the receiver itself, once it is checked.\n`;
}

function guarantees({ delivery, title }: Model): string {
  const vendor = plainMarkdown(title);
  return `## What is checked, and what is not

- ${capitalisedFirst(signatureSentence(delivery.signature))}
${handshakeItem(delivery, vendor)}- A payload that does not match its schema still reaches its handler: \`delivery.issues\` and \`onInvalid\` tell. With
  \`validation: "reject"\` it is answered with 422.
- An event that has no handler, or that ${vendor} does not describe, is acknowledged and reaches \`onUnhandled\`.
${coverageItems(delivery.signature, delivery.event)
  .map((item) => `- ${item}\n`)
  .join("")}`.trimEnd();
}
