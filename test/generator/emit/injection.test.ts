import { beforeAll, describe, expect, it } from "vitest";
import { emitScaffold } from "../../../generator/emit/scaffold.js";
import type { PayloadValidator } from "../../../templates/src/validation/issue.js";
import { filesOf, generateText, modelOf } from "./support/generate-text.js";
import { hostileDocument } from "./support/hostile-document.js";
import { hostileNames } from "./support/hostile-names.js";
import { document2, documentOf } from "./support/small-document.js";
import { loadPackage, typeCheck } from "./support/temporary-package.js";

const packageName = "@acme/webhooks";
const document = hostileDocument(hostileNames);
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  const description = hostileNames.join(" ");
  const manifest = JSON.stringify({ name: packageName, version: "1.0.0", description, author: description });
  files = await filesOf(document, {
    manifest: { file: "package.json", text: manifest },
    origin: { document: description, command: "npx hookstep generate" },
  });
});

describe("a document with hostile names in every position", () => {
  it("gives a package and a skeleton that compile", async () => {
    const parts = { packageName, secretVariable: "ACME_WEBHOOK_SECRET" };
    const skeleton = await emitScaffold(await modelOf(document), {
      ...parts,
      layout: "single",
      server: "node",
    });
    const all = new Map([...files, ...skeleton.map(({ path, text }) => [`skeleton/${path}`, text] as const)]);
    expect(typeCheck({ [packageName]: all })).toBe("");
  });

  it("gives modules that run none of what it says", async () => {
    const load = loadPackage(files);
    const modules = [...files.keys()].flatMap((path) => /^src\/(.*)\.(?:ts|js)$/.exec(path)?.[1] ?? []);
    expect(modules.length).toBeGreaterThan(20);
    for (const module of modules) await load(`${module}.js`);
    expect(Object.hasOwn(globalThis, "__pwned")).toBe(false);
    const { eventNames } = await load("index.js");
    expect(eventNames).toEqual(hostileNames.toSorted((left, right) => (left < right ? -1 : 1)));
  });

  it("gives samples of its own examples", async () => {
    const { samples } = await loadPackage(files)("spec/samples.js");
    for (const name of hostileNames) {
      expect(JSON.stringify((samples as ReadonlyMap<string, unknown>).get(name))).toBe(object(name, true));
    }
  });

  it("is told apart from code in every file", () => {
    const reordering = /[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
    for (const [path, text] of files) {
      if (path !== "package.json") expect(reordering.exec(text), path).toBeNull();
      expect(text.includes("\r"), path).toBe(false);
    }
    for (const path of ["events", "payloads"]) {
      expect(files.get(`src/spec/${path}.ts`)).not.toMatch(/^\s*\/?\*.*@internal/m);
    }
  });

  it("brings neither tags nor links into the README", () => {
    const prose = (files.get("README.md") ?? "")
      .replace(/^<!-- .* -->$/m, "")
      .replace(/^```\w+\n[^]*?\n```$/gm, "")
      .replace(/<code>(?:[\p{L}\p{N}]|&#\d+;)*<\/code>/gu, "")
      .replace(/`[^`\n]+`/g, "code")
      .replaceAll("[code](src/spec/payloads.ts)", "")
      .replace(/\\[!-/:-@[-`{-~]/g, "");
    expect(prose).not.toMatch(/[<[\]`]|:\/\/|www\./);
    const [, events = ""] = (files.get("README.md") ?? "").split(/^(?=\| event \|)/m);
    const rows = events.split("\n\n")[0]?.split("\n") ?? [];
    expect(rows).toHaveLength(hostileNames.length + 2);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
  });
});

describe("the validators of such a document", () => {
  let validators: ReadonlyMap<string, PayloadValidator>;

  beforeAll(async () => {
    const module = await loadPackage(files)("spec/validators.js");
    validators = module["validators"] as ReadonlyMap<string, PayloadValidator>;
  });

  /** What the validator of an event finds in a payload that is right but for one more member. */
  function issues(event: string, member?: string, value?: string): readonly string[] {
    const more = member === undefined ? "" : `,${JSON.stringify(member)}:${value}`;
    const validate = validators.get(event);
    const valid = validate?.(JSON.parse(`{${JSON.stringify(event)}:true${more}}`));
    return valid === true ? [] : (validate?.errors ?? []).map(({ path, rule }) => `${path} ${rule}`);
  }

  it.each(hostileNames)("check the property %j", (name) => {
    const validate = validators.get(name);
    expect(issues(name)).toEqual([]);
    expect(validate?.({})).toBe(false);
    expect(validate?.errors).toMatchObject([{ path: "", rule: "required" }]);
    expect(validate?.(JSON.parse(object(name, 1)))).toBe(false);
    expect(validate?.errors).toMatchObject([{ path: pointer(name), rule: "type" }]);
  });

  it.each(hostileNames)("check values, patterns and what depends on %j", (name) => {
    const text = JSON.stringify(name);
    expect(issues(name, "only", text)).toEqual([]);
    expect(issues(name, "only", JSON.stringify(`${name}x`))).toEqual(["/only const"]);
    expect(issues(name, "nested", object(name, [name]))).toEqual([]);
    expect(issues(name, "nested", object(name, [name, 1]))).toEqual(["/nested const"]);
    expect(issues(name, "pattern", JSON.stringify(`…${name}…`))).toEqual([]);
    expect(issues(name, "pattern", '"…"')).toEqual(["/pattern pattern"]);
    expect(issues(name, "matched", object(name, 1))).toEqual([]);
    expect(issues(name, "matched", object(name, "x"))).toEqual([`/matched${pointer(name)} type`]);
    expect(issues(name, "recursion", "null")).toEqual([]);
    expect(issues(name, "recursion", object(name, true))).toEqual([]);
    expect(issues(name, "recursion", "{}")).toEqual(["/recursion required"]);
  });

  it.each(hostileNames)("check %j among all names", (name) => {
    const first = hostileNames[0] ?? "";
    expect(issues(first, "members", object(name, "x"))).toEqual([]);
    expect(issues(first, "members", object(name, 1))).toEqual([`/members${pointer(name)} type`]);
    expect(issues(first, "closed", object(name, { [name]: name }))).toEqual([]);
    expect(issues(first, "closed", object(name, 1))).toEqual([`/closed${pointer(name)} enum`]);
    expect(issues(first, "closed", object(`${name}?`, 1))).toEqual(["/closed additionalProperties"]);
    expect(issues(first, "choice", JSON.stringify(name))).toEqual([]);
    expect(issues(first, "choice", JSON.stringify(`${name}?`))).toEqual(["/choice enum"]);
    expect(issues(first, "open", '"anything"')).toEqual([]);
  });

  it("check what depends on a property that every object has", () => {
    const needed = JSON.parse('{"__proto__":true,"needs":{"__proto__":1}}') as object;
    const [first = ""] = hostileNames;
    expect(issues(first, "needs", '{"__proto__":1}')).toEqual([]);
    expect(issues(first, "needs", `{${JSON.stringify(first)}:1}`)[0]).toBe("/needs dependencies");
    expect(validators.get("__proto__")?.(needed)).toBe(true);
  });
});

describe("what cannot be told apart from something else is refused at its place", () => {
  async function refusal(text: string): Promise<readonly unknown[]> {
    const { files: written, diagnostics } = await generateText(text);
    expect(written).toBeUndefined();
    return diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ code, location }) => [code, location?.line, location?.column]);
  }

  it("an event without a name", async () => {
    const text = documentOf({ Thing: "{}" }).replace("thing.happened", '""');
    expect(await refusal(text)).toEqual([["event-name-missing", 10, 9]]);
  });

  it.each(["X Event", "X-Event:", "X-Event\\r\\nX-Other: 1", "日本", ""])(
    "the header name %j",
    async (name) => {
      const text = document2("channels: { a: { publish: { message: { x-webhook-event: a } } } }\n");
      expect(await refusal(text.replace("header: X-Event", `header: "${name}"`))).toEqual([
        ["invalid-webhook", 4, 20],
      ]);
      expect(await refusal(text.replace("header: X-Signature", `header: "${name}"`))).toEqual([
        ["invalid-signature", 5, 38],
      ]);
    },
  );

  it("a pattern that is no regular expression is left out with a warning", async () => {
    const { files: written, diagnostics } = await generateText(documentOf({ Thing: '{ pattern: "(" }' }));
    expect(written).toBeDefined();
    expect(diagnostics).toMatchObject([
      { code: "keyword-ignored", severity: "warning", location: { line: 14, column: 25 } },
    ]);
  });
});

function object(name: string, value: unknown): string {
  return `{${JSON.stringify(name)}:${JSON.stringify(value)}}`;
}

function pointer(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
