import { beforeAll, describe, expect, it } from "vitest";
import { emitScaffold } from "../../../generator/emit/scaffold.js";
import { filesOf, modelOf } from "./support/generate-text.js";
import { loadPackage, typeCheck } from "./support/temporary-package.js";

const time = "timestamp: { header: X-Time }";
const hmac = "scheme: hmac, header: X-Signature, hash: sha256, encoding: hex";
const key = `"a secret for tests"`;
const standard = `"whsec_YSBzZWNyZXQgZm9yIHRlc3Rz"`;
const url = `"https://example.com/hooks"`;

/** How a vendor signs, what a receiver has to be given, and what a test: as code. */
const cases = [
  { name: "hmac", signature: hmac, receiver: `secret: ${key}`, test: `secret: ${key}` },
  {
    name: "timed",
    signature: `${hmac}, signed: "{timestamp}.{body}", ${time}`,
    receiver: `secret: ${key}, now: Date.now`,
    test: `secret: ${key}, timestamp: new Date()`,
  },
  {
    name: "listed",
    signature: `${hmac}, prefix: v1=, separator: ",", signed: "{id}.{timestamp}.{body}", timestamp: { item: t }, id: { item: i }`,
    receiver: `secret: ["old", ${key}]`,
    test: `secret: ${key}, id: "7"`,
  },
  {
    name: "located",
    signature: `${hmac}, signed: "{method}{url}{body}"`,
    receiver: `secret: ${key}, publicUrl: ${url}`,
    test: `secret: ${key}, publicUrl: ${url}`,
  },
  {
    name: "encoded",
    signature: `${hmac}, secret: { encoding: base64, prefix: whsec_ }`,
    receiver: `secret: ${standard}`,
    test: `secret: ${standard}`,
  },
  {
    name: "standard",
    signature: "scheme: standard-webhooks",
    receiver: `secret: ${standard}`,
    test: `secret: ${standard}`,
  },
  {
    name: "bearer",
    signature: "scheme: token, header: Authorization, prefix: 'Bearer '",
    receiver: `secret: ${key}`,
    test: `secret: ${key}`,
  },
  {
    name: "query",
    signature: "scheme: token, query: key",
    receiver: `secret: async () => ${key}`,
    test: `secret: ${key}`,
  },
  {
    name: "basic",
    signature: "scheme: basic",
    receiver: `user: "u", password: ${key}`,
    test: `user: "u", password: ${key}`,
  },
  { name: "none", signature: "scheme: none", receiver: `signature: "none"`, test: "" },
  { name: "custom", signature: "scheme: custom", receiver: "verify: () => true", test: "" },
] as const;

function documentOf(signature: string): string {
  return `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0 }
x-webhook:
  event: { body: /event }
  signature: { ${signature} }
channels: { hooks: { publish: { message: { x-webhook-event: ping, payload: { type: object, properties: { event: { const: ping } } } } } } }
`;
}

/** A program that receives one delivery, and every way to leave out what a receiver needs. */
function program(name: string, receiver: string, test: string): string {
  const options = test === "" ? "" : `, { ${test} }`;
  return `import { createReceiver, type ReceiverOptions } from "${name}";
import { createDelivery, sign } from "${name}/testing";
const receiver = createReceiver({ ${receiver} });
receiver.on("ping", () => undefined);
export const result = await receiver.receive(await createDelivery("ping"${options}));
export const headers = await sign("{}", { ${test} });
// @ts-expect-error nothing is received for want of what proves the sender
export const unsafe: ReceiverOptions = {};
`;
}

const packages = new Map<string, ReadonlyMap<string, string>>();

beforeAll(async () => {
  for (const { name, signature } of cases) packages.set(name, await filesOf(documentOf(signature)));
});

it("every scheme compiles, and demands by its types what it needs", () => {
  const programs = cases.map(
    ({ name, receiver, test }) => [`src/program-of-${name}.ts`, program(name, receiver, test)] as const,
  );
  const all = Object.fromEntries(packages);
  expect(typeCheck({ ...all, programs: new Map(programs) })).toBe("");
});

type Call = (...given: readonly unknown[]) => unknown;

describe.each(cases)("a package whose scheme is $name", ({ name, receiver, test, signature }) => {
  const evaluate = (code: string): Record<string, unknown> =>
    new Function(`return { ${code} }`)() as Record<string, unknown>;

  it("receives what its tests send, and nothing else", async () => {
    const load = loadPackage(packages.get(name) ?? new Map());
    const { createReceiver, verifySignature } = (await load("index.js")) as Record<string, Call>;
    const { createDelivery } = (await load("testing.js")) as Record<string, Call>;
    const { on, receive } = (createReceiver as Call)(evaluate(receiver)) as Record<string, Call>;
    on?.("ping", () => undefined);
    const delivery = (await createDelivery?.("ping", evaluate(test))) as Record<string, unknown>;
    expect(await receive?.(delivery)).toMatchObject({ status: 204 });
    expect(await verifySignature?.({ ...evaluate(receiver), ...delivery })).toBe(true);
    const isProved = name !== "none" && name !== "custom";
    const bare = { ...delivery, headers: {}, url: "/" };
    expect(await receive?.(bare)).toMatchObject({ status: isProved ? 401 : 204 });
  });

  it("holds no module of another scheme", () => {
    const modules = [...(packages.get(name)?.keys() ?? [])].filter((path) => path.startsWith("src/sign"));
    const others = ["basic", "token", "none", "custom"].filter((scheme) => !signature.includes(scheme));
    for (const other of others) expect(modules.join("\n")).not.toContain(`/${other}.ts`);
    expect(modules.some((path) => path.endsWith("composed-hmac.ts"))).toBe(
      ["timed", "listed", "located", "encoded", "standard"].includes(name),
    );
  });

  it("explains in its README each option that its receiver is given, once", () => {
    const table = /\n## Options\n\n([^#]*)/.exec(packages.get(name)?.get("README.md") ?? "")?.[1] ?? "";
    const explained = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, option]) => option);
    expect(explained).toEqual([...new Set(explained)]);
    const common = ["handlers", "validation", "malformed", "maxBodyBytes", "bodyTimeout", "ack", "dedupe"];
    expect(explained).toEqual(
      expect.arrayContaining([...Object.keys(evaluate(receiver)), ...common, "diagnose"]),
    );
  });

  it("says in its README what is checked", () => {
    expect(packages.get(name)?.get("README.md")).toMatch(/## What is checked, and what is not\n\n- \S/);
  });
});

it("a scaffold compiles for every scheme", async () => {
  const scaffolds = await Promise.all(
    cases.map(async ({ name, signature }) => {
      const model = await modelOf(documentOf(signature));
      const files = await emitScaffold(model, { packageName: name, secretVariable: "ACME_SECRET" });
      return files.map(({ path, text }) => [`src/${name}/${path}`, text] as const);
    }),
  );
  const all = Object.fromEntries(packages);
  expect(typeCheck({ ...all, scaffolds: new Map(scaffolds.flat()) })).toBe("");
});
