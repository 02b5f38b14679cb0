import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { installPacked, linkPackages, root, run, type Stranger } from "../support/stranger.js";

let stranger: Stranger;

beforeAll(() => {
  stranger = installPacked("generated/helpscout");
  linkPackages(stranger, "@types/node", "tsx", "get-tsconfig", "esbuild", "undici-types");
});
afterAll(() => stranger.remove());

describe("the package, packed and installed elsewhere", () => {
  test("imports and receives a delivery over HTTP", () => {
    stranger.write(
      "receive.mjs",
      `import http from "node:http";
import { createReceiver } from "@hookstep/helpscout";
import { toNodeHandler } from "@hookstep/helpscout/node";
import { createDelivery } from "@hookstep/helpscout/testing";

const secret = "s3cret";
const receiver = createReceiver({ secret });
receiver.on("convo.created", ({ payload }) => console.log(payload.subject));
const server = http.createServer(toNodeHandler(receiver)).listen(0, async () => {
  const url = \`http://localhost:\${server.address().port}\`;
  const delivery = await createDelivery("convo.created", { secret, payload: { subject: "Hello" } });
  const { status } = await fetch(url, delivery);
  const forged = await fetch(url, { ...delivery, body: "{}" });
  console.log(status, forged.status);
  server.close();
  server.closeAllConnections();
});
`,
    );
    expect(stranger.node("receive.mjs")).toBe("Hello\n204 401\n");
  });

  test("delivers for tests as Help Scout does, so that a receiver that writes bodies anew is caught", () => {
    stranger.write(
      "deliver.mjs",
      `import { verifySignature } from "@hookstep/helpscout";
import { createDelivery } from "@hookstep/helpscout/testing";

const secret = "s3cret";
const payload = { subject: "Größe 40/41" };
const { headers, body } = await createDelivery("convo.created", { secret, payload });
console.log(body, headers["User-Agent"]);
const anew = JSON.stringify(JSON.parse(body));
for (const each of [body, anew]) console.log(await verifySignature({ method: "POST", headers, body: each, secret }));
`,
    );
    const written = String.raw`{"subject":"Gr\u00f6\u00dfe 40\/41"}`;
    expect(stranger.node("deliver.mjs")).toBe(`${written} Help Scout/Webhooks\ntrue\nfalse\n`);
  });

  test("is what `hookstep send` makes deliveries with, where nothing is generated", () => {
    const cli = join(root, "dist/generator/cli.js");
    const address = ["--to", "localhost:3000/hooks", "--secret", "s3cret"];
    const args = ["send", "tag.updated", ...address, "--set", "name=Größe 40/41", "--curl"];
    const command = run(process.execPath, [cli, ...args], stranger.dir);
    expect(command).toContain("'http://localhost:3000/hooks'");
    expect(command).toContain("'User-Agent: Help Scout/Webhooks'");
    expect(command).toContain(String.raw`"name":"Gr\u00f6\u00dfe 40\/41"`);
    expect(command).toMatch(/'X-HelpScout-Signature: [\w+/]{27}='/);
    expect(command).not.toContain("s3cret");
  });

  test("has no dependencies and ships nothing but itself", () => {
    const script = `import p from "@hookstep/helpscout/package.json" with { type: "json" };
console.log(JSON.stringify([p.name, p.dependencies, p.peerDependencies]));`;
    stranger.write("manifest.mjs", script);
    expect(JSON.parse(stranger.node("--no-warnings", "manifest.mjs"))).toEqual([
      "@hookstep/helpscout",
      null,
      null,
    ]);
  });

  test.each(["typescript", "typescript-6", "typescript-5.9"])(
    "compiles in a strict project with %s, declarations of libraries included",
    (compiler) => {
      stranger.write("consumer.ts", consumer);
      compileWith(compiler, "consumer.ts");
    },
  );

  test("tells a misspelt event apart in words a person understands", () => {
    stranger.write(
      "misspelt.ts",
      `import { createReceiver } from "@hookstep/helpscout";
createReceiver({ secret: "s" }).on("convo.creatd", () => {});\n`,
    );
    expect(() => compile("misspelt.ts")).toThrow(
      /'"convo\.creatd"' is not assignable to parameter of type '(?:readonly )?EventSelector[^|]* \| [^|]*'/,
    );
  });

  test("stops an exhaustive record of handlers that misses an event", () => {
    stranger.write(
      "missing.ts",
      `import type { Handlers } from "@hookstep/helpscout";
export const handlers = { "convo.created": () => {} } satisfies Handlers;\n`,
    );
    expect(() => compile("missing.ts")).toThrow(/missing the following properties from type 'Handlers'/);
  });
});

function compile(...files: string[]): void {
  compileWith("typescript", ...files);
}

function compileWith(compiler: string, ...files: string[]): void {
  const options = { strict: true, module: "nodenext", target: "es2022", types: ["node"], noEmit: true };
  const tsconfig = { compilerOptions: { ...options, exactOptionalPropertyTypes: true }, files };
  stranger.write("tsconfig.json", JSON.stringify(tsconfig));
  const tsc = join(root, "node_modules", compiler, "bin/tsc");
  run(process.execPath, [tsc, "-p", "tsconfig.json"], stranger.dir);
}

const consumer = `import { createReceiver, type Conversation, type Delivery, type Handlers } from "@hookstep/helpscout";
import { toNodeHandler } from "@hookstep/helpscout/node";
import { createDelivery, sample } from "@hookstep/helpscout/testing";

const receiver = createReceiver({ secret: process.env["SECRET"] });
receiver.on("convo.created", ({ payload }) => { const conversation: Conversation = payload; void conversation.subject; });
receiver.on(["tag.created", "tag.updated"], ({ payload }) => { const name: string | undefined = payload.name; void name; });
receiver.on("beacon.*", ({ event }) => { const name: "beacon.chat.created" | "beacon.chat.customer.replied" = event; void name; });
receiver.on("*", (delivery) => {
  if (delivery.event === "convo.deleted") { const id: number | string | undefined = delivery.payload.id; void id; }
});
const one: Partial<Handlers> = { "customer.created": ({ payload }) => void payload.firstName };
createReceiver({ secret: ["new", "old"], handlers: one });
createReceiver({ secret: async ({ headers }) => headers.get("x") ?? undefined });
export const handler = toNodeHandler(receiver);
export const delivery: Promise<{ body: string }> = createDelivery("convo.status", { secret: "s", payload: sample("convo.status") });
export type Created = Delivery<"convo.created">["payload"];
// @ts-expect-error a pattern that matches nothing does not compile
receiver.on("nope.*", () => {});
// @ts-expect-error the status of a conversation is a text
receiver.on("convo.status", ({ payload }) => { const status: number | undefined = payload.status; void status; });
`;
