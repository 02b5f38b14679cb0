import { describe, expect, it } from "vitest";
import { errorsOf, generateText } from "./support/generate-text.js";
import { document2, documentOf } from "./support/small-document.js";

describe("a document without what a package needs", () => {
  it("says where to state the place of the event's name", async () => {
    const document = documentOf({ Thing: "{}" }).replace("  event: { header: X-Event }\n", "");
    const errors = await errorsOf(document);
    expect(errors.map(({ code }) => code)).toEqual(["event-place-missing"]);
    expect(errors[0]?.help).toContain("event: { header: X-Vendor-Event }");
  });

  it("says that there is nothing to receive", async () => {
    const errors = await errorsOf(document2("channels: {}\n"));
    expect(errors.map(({ code }) => code)).toEqual(["no-messages"]);
  });

  it("names a payload's language that is not JSON Schema", async () => {
    const document = document2(`channels:
  hooks:
    publish:
      message:
        x-webhook-event: a
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        payload: { type: record }
`);
    const [error] = await errorsOf(document);
    expect(error?.code).toBe("unsupported-schema-format");
    expect(error?.message).toContain("application/vnd.apache.avro;version=1.9.0");
    expect(error?.location).toMatchObject({ line: 10 });
  });
});

describe("an example", () => {
  it("that does not match its schema is a warning, and another payload becomes the sample", async () => {
    const document = documentOf({
      Thing: "{ type: object, required: [id], properties: { id: { type: integer } } }",
    });
    const { files, diagnostics } = await generateText(document, {
      examples: { "thing.happened": '{ "id": "x" }' },
    });
    expect(diagnostics).toMatchObject([
      {
        code: "example-mismatch",
        severity: "warning",
        message: "The example of `thing.happened` does not match Thing: #/id must be integer.",
        location: { file: "examples/thing.happened.json" },
      },
    ]);
    expect(files?.find(({ path }) => path === "src/spec/samples.ts")?.text).toMatch(/"?id"?: 0/);
  });

  it("of an event that does not exist is a warning", async () => {
    const { files, diagnostics } = await generateText(documentOf({ Thing: "{}" }), {
      examples: { other: "{}" },
    });
    expect(diagnostics).toMatchObject([{ code: "stray-example", severity: "warning" }]);
    expect(files).toBeDefined();
  });

  it("whose members have the names of methods does not stop a run", async () => {
    const document = documentOf({ Thing: "{ const: { valueOf: 2 } }" });
    const { files } = await generateText(document, { examples: { "thing.happened": '{ "valueOf": 1 }' } });
    expect(files).toBeDefined();
  });
});
