import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { importCatalog } from "../../../generator/catalog/import.js";
import type { JsonObject } from "../../../generator/document/json.js";
import type { Model } from "../../../generator/model/model.js";
import { readModel } from "../../../generator/read-model.js";
import { filesOf } from "../emit/support/generate-text.js";
import { loadPackage, typeCheck } from "../emit/support/temporary-package.js";

const helpScout = readFileSync(new URL("help-scout.jsonl", import.meta.url), "utf8");

/** The document and the overlay that a catalogue gives for a vendor. */
function imported(text: string, vendor = "help-scout") {
  const { files = [], diagnostics } = importCatalog({ file: "rows.jsonl", text }, vendor);
  const [document = "", overlay = ""] = files.map((file) => file.text);
  return { document, overlay, diagnostics };
}

async function modelOf(document: string, overlay: string): Promise<Model> {
  const { model, diagnostics } = await readModel({ file: "asyncapi.yaml", text: document }, [
    { file: "overlay.yaml", text: overlay },
  ]);
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return model;
}

/** A catalogue of Acme's, of which each row differs from a common one. */
function catalogOf(...rows: readonly JsonObject[]): string {
  const common = {
    vendor: "acme",
    event_name: "order.created",
    payload_schema: { type: "object", properties: { id: { type: "integer" } } },
    auth_method: "hmac-sha256",
    signature_header: "X-Acme-Signature",
    signature_algorithm_detail: "HMAC-SHA256 of the raw body, hex-encoded.",
  };
  return rows.map((row) => `${JSON.stringify({ ...common, ...row })}\n`).join("");
}

interface Action {
  readonly "x-inferred"?: boolean;
  readonly description: string;
  readonly update: { readonly "x-webhook"?: { readonly signature?: object; readonly event?: object } };
}

function actionsOf(overlay: string): readonly Action[] {
  return (parse(overlay) as { actions: Action[] }).actions;
}

/** The signature of an overlay: what its columns state, and what was made of a sentence. */
function signatureOf(row: JsonObject): readonly unknown[] {
  const actions = actionsOf(imported(catalogOf(row), "acme").overlay);
  return actions.flatMap((action) => action.update["x-webhook"]?.signature ?? []);
}

describe("the thirteen rows of Help Scout", () => {
  const { document, overlay, diagnostics } = imported(helpScout);

  test("become a package that compiles strictly and knows the catalogue's payloads", async () => {
    expect(diagnostics).toEqual([]);
    const files = await filesOf(document, { overlay });
    expect(typeCheck({ catalogue: files })).toBe("");
    const { eventNames, validate } = await loadPackage(files)("index.js");
    expect(eventNames).toHaveLength(13);
    const payload = { eventType: "convo.deleted", createdAt: "x", primaryKey: 1, object: { id: 1 } };
    const check = validate as (event: string, payload: unknown) => unknown;
    expect(check("convo.deleted", payload)).toEqual([]);
    expect(check("convo.deleted", { ...payload, primaryKey: "1" })).toMatchObject([{ path: "/primaryKey" }]);
  });

  test("say where the name is, how requests are signed and how often they are repeated", async () => {
    const { delivery } = await modelOf(document, overlay);
    expect(delivery).toMatchObject({
      event: { kind: "body", pointer: "/eventType" },
      signature: {
        scheme: "hmac",
        header: "X-HelpScout-Signature",
        hash: "sha1",
        encoding: "base64",
        prefix: "",
        signed: "{body}",
      },
      retries: 5,
    });
  });

  test("mark what follows from a sentence only, with its words", () => {
    const inferred = actionsOf(overlay).filter((action) => action["x-inferred"] === true);
    expect(inferred.map(({ update }) => update["x-webhook"])).toEqual([
      { event: { body: "/eventType" } },
      { signature: { encoding: "base64", signed: "{body}" } },
    ]);
    expect(inferred[1]?.description).toContain('Inferred from "base64", "raw request body" in');
    expect(inferred[1]?.description).toContain("The header value is base64-encoded.");
  });
});

describe("how requests are signed", () => {
  const header = "X-Acme-Signature";

  test.each<[row: JsonObject, stated: readonly JsonObject[]]>([
    [
      {},
      [
        { scheme: "hmac", header, hash: "sha256" },
        { encoding: "hex", signed: "{body}" },
      ],
    ],
    [
      { signature_algorithm_detail: "The request body; base64url, prefixed with sha256=." },
      [
        { scheme: "hmac", header, hash: "sha256" },
        { encoding: "base64url", prefix: "sha256=", signed: "{body}" },
      ],
    ],
    [{ auth_method: "basic" }, [{ scheme: "basic" }]],
    [{ auth_method: "none" }, [{ scheme: "none" }]],
    [{ auth_method: "svix" }, [{ scheme: "standard-webhooks" }]],
    [{ auth_method: "shared-secret" }, [{ scheme: "token", header }]],
    [
      { auth_method: "bearer", signature_header: null },
      [{ scheme: "token", header: "Authorization", prefix: "Bearer " }],
    ],
  ])("is what %j says", (row, stated) => {
    expect(signatureOf(row)).toEqual(stated);
  });

  test.each<JsonObject>([
    { signature_header: null },
    { signature_algorithm_detail: null },
    { signature_algorithm_detail: "HMAC of the raw body." },
    { signature_algorithm_detail: "Hex in one header, base64 in the other, of the body." },
    { signature_algorithm_detail: "Hex HMAC of timestamp, a dot and the raw body." },
    { signature_algorithm_detail: "Hex HMAC of the secret." },
    { auth_method: null },
    { auth_method: "rsa-sha256" },
    { auth_method: "shared-secret", signature_header: null },
  ])("is left to the user's function where %j does not say it all", (row) => {
    expect(signatureOf(row)).toEqual([{ scheme: "custom" }]);
    expect(imported(catalogOf(row), "acme").diagnostics).toEqual([]);
  });

  test("is told with its line where the method is not known", () => {
    const text = catalogOf({}, { event_name: "b", auth_method: "carrier-pigeon" });
    const { overlay, diagnostics } = imported(text, "acme");
    expect(diagnostics).toMatchObject([
      { code: "unknown-auth-method", severity: "warning", location: { file: "rows.jsonl", line: 2 } },
    ]);
    expect(overlay).toContain("scheme: custom");
  });

  test("is told with its lines where rows differ", () => {
    const text = catalogOf({}, { event_name: "b" }, { event_name: "c", auth_method: "hmac-sha1" });
    const { overlay, diagnostics } = imported(text, "acme");
    expect(diagnostics).toMatchObject([
      {
        code: "auth-methods-differ",
        message: expect.stringContaining("Lines 1 and 3"),
        location: { line: 3 },
      },
    ]);
    expect(overlay).toContain("scheme: custom");
  });
});

describe("where a request carries the name of its event", () => {
  const named = (name: string, event: JsonObject) => ({ type: "object", properties: { [name]: event } });

  test("is stated where the schemas fix it", async () => {
    const row = { payload_schema: named("type", { const: "order.created" }) };
    const { document, overlay } = imported(catalogOf(row), "acme");
    expect(actionsOf(overlay).find(({ update }) => update["x-webhook"]?.event)).not.toHaveProperty(
      "x-inferred",
    );
    expect((await modelOf(document, overlay)).delivery.event).toEqual({ kind: "body", pointer: "/type" });
  });

  test("is a comment to complete where they do not tell, and generating asks for it", async () => {
    const { document, overlay } = imported(catalogOf({}), "acme");
    expect(overlay).toContain("# Complete one of these lines:".slice(2));
    await expect(filesOf(document, { overlay })).rejects.toThrow(/event-place-missing|does not say where/);
  });

  test("is not chosen among several members that name it", () => {
    const both = {
      type: "object",
      properties: { a: { const: "order.created" }, b: { const: "order.created" } },
    };
    const { overlay } = imported(catalogOf({ payload_schema: both }), "acme");
    expect(actionsOf(overlay).some(({ update }) => update["x-webhook"]?.event)).toBe(false);
  });
});

test("texts of a catalogue stay data", async () => {
  const nasty = 'x: "}\n- target: $\n  remove: true # \u2028 *a &b !!js';
  const row = {
    event_name: nasty,
    trigger_description: nasty,
    signature_algorithm_detail: nasty,
    docs_url: null,
  };
  const schema = { properties: { type: { description: `Always ${nasty}`, enum: [nasty] } }, $id: nasty };
  const { document, overlay } = imported(catalogOf({ ...row, payload_schema: schema }), "acme");
  const model = await modelOf(document, overlay);
  expect(model.events.map(({ name }) => name)).toEqual([nasty]);
});

test("names that differ in what a key cannot hold become different messages", async () => {
  const place = (event: string) => ({
    payload_schema: { properties: { type: { const: event } } },
    event_name: event,
  });
  const { document, overlay } = imported(catalogOf(place("a.b"), place("a-b"), place("日本")), "acme");
  const { events } = await modelOf(document, overlay);
  expect(events.map(({ name }) => name)).toEqual(["a-b", "a.b", "日本"]);
});
