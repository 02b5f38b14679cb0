import { describe, expect, it } from "vitest";
import { emitScaffold } from "../../../generator/emit/scaffold.js";
import { selectTemplates } from "../../../generator/emit/templates.js";
import { readTemplates } from "../../../generator/project/inputs.js";
import { filesOf, modelOf } from "./support/generate-text.js";
import { document2, documentOf } from "./support/small-document.js";
import { loadPackage, typeCheck } from "./support/temporary-package.js";

const document = documentOf({
  Thing: "{ type: object, required: [id], properties: { id: { type: integer } } }",
});

async function manifestOf(text: string): Promise<Record<string, unknown>> {
  const files = await filesOf(document, { manifest: { file: "package.json", text } });
  return JSON.parse(files.get("package.json") ?? "") as Record<string, unknown>;
}

describe("package.json", () => {
  it("keeps what the maintainers decide, in one order", async () => {
    const given = { license: "MIT", version: "1.2.3", name: "@a/b", keywords: ["x"], author: { name: "A" } };
    const manifest = await manifestOf(JSON.stringify(given));
    expect(manifest).toMatchObject(given);
    expect(Object.keys(manifest).slice(0, 5)).toEqual(["name", "version", "keywords", "license", "author"]);
  });

  it("takes nothing that would run or pull in code", async () => {
    const given = {
      name: "a",
      version: "1.0.0",
      scripts: { postinstall: "evil" },
      dependencies: { evil: "*" },
      bin: "evil.js",
      main: "evil.js",
      exports: {},
    };
    const manifest = await manifestOf(JSON.stringify(given));
    expect(JSON.stringify(manifest)).not.toContain("evil");
  });

  it("points every entry at a module that is there", async () => {
    const files = await filesOf(document);
    const { exports, imports } = JSON.parse(files.get("package.json") ?? "") as {
      exports: object;
      imports: object;
    };
    const targets = [
      ...JSON.stringify([exports, imports]).matchAll(/"\.\/dist\/([^"]+?)(?:\.d\.ts|(?:\.node)?\.js)"/g),
    ];
    expect(targets.length).toBeGreaterThan(6);
    for (const [, module] of targets) {
      const isThere = files.has(`src/${module}.ts`) || files.has(`src/${module}.js`);
      expect(isThere, module).toBe(true);
    }
  });
});

describe("an entry that manages subscriptions", () => {
  const schema = "{ type: object, properties: { url: { type: string } } }";
  const api = `  subscriptions:
    path: /hooks
    update: PUT
    schemas: { subscription: Hook, created: Hook, creation: Hook, changes: Hook }
`;
  const plain = documentOf({ Thing: "{ type: object }", Hook: schema });
  const stated = plain.replace("x-webhook:\n", `x-webhook:\n${api}`);

  it("is there where the document states the API, and only there", async () => {
    expect(stated).not.toBe(plain);
    const [with_, without] = [await filesOf(stated), await filesOf(plain)];
    expect(with_.get("package.json")).toContain('"./subscriptions"');
    expect(with_.get("src/spec/subscriptions.ts")).toContain("Hook as SubscriptionCreation");
    expect(with_.get("src/subscriptions.ts")).toBe(readTemplates().get("src/subscriptions.ts"));
    expect(without.get("package.json")).not.toContain("subscriptions");
    expect([...without.keys()].filter((path) => path.includes("subscriptions"))).toEqual([]);
  });

  it("brings types with it, and no validators", async () => {
    const files = await filesOf(stated);
    expect(files.get("src/spec/payloads.ts")).toContain("export interface Hook");
    expect(files.get("src/spec/validators.js")).not.toContain("Hook");
  });
});

describe("the run-time code of a package", () => {
  it("is copied byte for byte, and only what is needed", async () => {
    const files = await filesOf(document);
    const templates = readTemplates();
    const copied = [...files].filter(([path]) => path.startsWith("src/") && !path.startsWith("src/spec/"));
    for (const [path, text] of copied) expect(text).toBe(templates.get(path));
    expect(files.has("src/event-name/header.ts")).toBe(true);
    expect(files.has("src/event-name/body.ts")).toBe(false);
    expect([...files.keys()].filter((path) => path.startsWith("src/validation/formats"))).toEqual([]);
  });

  it("holds what only other documents need where those need it", async () => {
    const text = documentOf({ Thing: "{ properties: { event: { type: string, format: date } } }" });
    const files = await filesOf(text.replace("{ header: X-Event }", "{ body: /event }"), {
      formats: "assert",
    });
    expect(files.has("src/event-name/body.ts")).toBe(true);
    expect(files.has("src/event-name/header.ts")).toBe(false);
    expect(files.has("src/validation/formats/date-time.ts")).toBe(true);
  });

  it("must be there", () => {
    expect(() => selectTemplates(new Map(), [], [])).toThrow("no template src/");
  });
});

describe("the samples of a package", () => {
  async function samplesOf(text: string, examples = {}): Promise<unknown> {
    const { samples } = await loadPackage(await filesOf(text, { examples }))("spec/samples.js");
    return Object.fromEntries(samples as ReadonlyMap<string, unknown>);
  }

  it("are the maintainers' examples before the document's", async () => {
    const text = document.replace("payload:", "examples: [{ payload: { id: 2 } }]\n        payload:");
    expect(await samplesOf(text, { "thing.happened": '{ "id": 1 }' })).toEqual({
      "thing.happened": { id: 1 },
    });
    expect(await samplesOf(text)).toEqual({ "thing.happened": { id: 2 } });
  });

  it("are made from the schema where no example fits it", async () => {
    const text = document.replace("payload:", "examples: [{ payload: { id: two } }]\n        payload:");
    expect(await samplesOf(text)).toEqual({ "thing.happened": { id: 0 } });
  });
});

describe("the README of a package", () => {
  const events = document2(`channels:
  hooks:
    publish:
      message:
        oneOf:
          - { x-webhook-event: a.b, title: T, description: "First. Second.", payload: { x-type-name: A } }
          - { x-webhook-event: c, payload: { x-type-name: B } }\n`);

  it("has a row for each event, with its payload and its first sentence", async () => {
    const readme = (await filesOf(events)).get("README.md");
    expect(readme).toContain("| `a.b` | [`A`](src/spec/payloads.ts) | First. |\n");
    expect(readme).toContain("| `c` | [`B`](src/spec/payloads.ts) |  |\n");
  });

  it("says how requests are verified, and what a signature of the body does not cover", async () => {
    const readme = (await filesOf(events)).get("README.md");
    expect(readme).toContain("Requests are verified by HMAC-SHA256 over the raw body (hex, `X-Signature`)");
    expect(readme).toContain("covers the body only, neither the event's name nor the time");
    expect(readme).toContain("process.env.ACME_WEBHOOK_SECRET");
  });

  it("promises no more where the event's name is in the signed body", async () => {
    const readme = (await filesOf(events.replace("{ header: X-Event }", "{ body: /event }"))).get(
      "README.md",
    );
    expect(readme).not.toContain("neither the event's name");
  });
});

describe("the skeleton of handlers", () => {
  it("compiles against its package, with a documented stub an event", async () => {
    const text = document.replace("payload:", "description: A thing */ happened.\n        payload:");
    const parts = { packageName: "@acme/webhooks", secretVariable: "ACME_WEBHOOK_SECRET" };
    const skeleton = await emitScaffold(await modelOf(text), parts);
    expect(skeleton.map(({ path }) => path)).toEqual(["handlers.ts", "server.ts", "handlers.test.ts"]);
    expect(skeleton[0]?.text).toContain(
      '  /**\n   * A thing *\\/ happened.\n   */\n  "thing.happened": ({ event })',
    );
    const files = [
      ...(await filesOf(text)),
      ...skeleton.map((file) => [`own/${file.path}`, file.text] as const),
    ];
    expect(typeCheck({ "@acme/webhooks": new Map(files) })).toBe("");
  });

  it("stops compiling when the spec gains an event", async () => {
    const parts = { packageName: "@acme/webhooks", secretVariable: "ACME_WEBHOOK_SECRET" };
    const [handlers] = await emitScaffold(await modelOf(document), {
      ...parts,
      layout: "single",
      server: "node",
    });
    const grown = await filesOf(document.replace("thing.happened", "[thing.happened, thing.grew]"));
    const errors = typeCheck({
      "@acme/webhooks": new Map([...grown, ["own/handlers.ts", handlers?.text ?? ""]]),
    });
    expect(errors).toContain('"thing.grew"');
  });
});
