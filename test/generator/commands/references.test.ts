import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { CommandProject } from "../../support/command-project.js";

const document = `asyncapi: 2.6.0
info: { title: Shop, version: 1.0.0 }
x-webhook: { event: { header: X-Event } }
channels:
  hooks: { publish: { message: { $ref: "messages.yaml#/OrderPaid" } } }
components:
  schemas:
    Order: { $ref: schemas/order.json }
`;
const messages = `OrderPaid:
  x-webhook-event: order.paid
  payload: { $ref: "asyncapi.yaml#/components/schemas/Order" }
`;
const order = {
  type: "object",
  properties: { id: { type: "string" }, lines: { type: "array", items: { $ref: "line.yaml" } } },
};
const line = "type: object\nproperties: { sku: { type: string }, parent: { $ref: '#' } }\n";

let project: CommandProject;
beforeEach(() => {
  project = new CommandProject();
  project.write("spec/shop/asyncapi.yaml", document);
  project.write("spec/shop/messages.yaml", messages);
  project.write("spec/shop/schemas/order.json", JSON.stringify(order));
  project.write("spec/shop/schemas/line.yaml", line);
  project.write("hookstep.config.json", JSON.stringify({ providers: { shop: {} } }));
});
afterEach(() => project.remove());

describe("a document in several files", () => {
  it("gives a package whose types are named after keys and files", () => {
    expect(project.run("generate", "--no-build")).toMatchObject({ code: 0 });
    const types = project.read("generated/shop/src/spec/payloads.ts");
    expect(types).toMatch(/interface Line \{\s+sku\?: string;\s+parent\?: Line;/);
    expect(types).toMatch(/interface Order \{\s+id\?: string;\s+lines\?: Line\[\];/);
  });

  it("is out of step as soon as one of them changes", () => {
    project.run("generate", "--no-build");
    expect(project.run("generate", "--no-build").out).toContain("is up to date");
    expect(project.run("check")).toMatchObject({ code: 0 });
    project.write("spec/shop/schemas/line.yaml", line.replace("sku", "code"));
    expect(project.run("check")).toMatchObject({ code: 1, out: expect.stringContaining("code?: string") });
  });

  it("drifts as soon as one of the others does", () => {
    project.write("old/asyncapi.yaml", document);
    project.write("old/messages.yaml", messages);
    project.write("old/schemas/order.json", JSON.stringify(order));
    project.write("old/schemas/line.yaml", line.replace("sku", "code"));
    const sides = ["--from", "old/asyncapi.yaml", "--to", "spec/shop/asyncapi.yaml"];
    const { code, out } = project.run("drift", ...sides);
    expect(out).toContain("order.paid");
    expect(code).toBe(3);
  });

  it("takes an overlay in all of its files", () => {
    project.write(
      "spec/shop/overlay.yaml",
      `overlay: 1.1.0
info: { title: o, version: 1.0.0 }
actions:
  - { target: "$['x-hookstep-files']['messages.yaml'].OrderPaid", update: { x-webhook-event: order.settled } }
`,
    );
    expect(project.run("generate", "--no-build")).toMatchObject({ code: 0 });
    expect(project.read("generated/shop/src/spec/events.ts")).toContain('"order.settled": Order');
  });
});

describe("an error names the place in the file it is in", () => {
  it("for a file that does not exist", () => {
    project.write("spec/shop/schemas/order.json", JSON.stringify(order).replace("line.yaml", "none.yaml"));
    const { code, err } = project.run("generate");
    expect(code).toBe(1);
    expect(err).toMatch(
      /spec\/shop\/schemas\/order\.json:1:\d+ error reference-external: .*none\.yaml does not exist/,
    );
  });

  it("for a part that does not exist", () => {
    project.write("spec/shop/asyncapi.yaml", document.replace("#/OrderPaid", "#/Nothing"));
    expect(project.run("generate").err).toMatch(
      /spec\/shop\/asyncapi\.yaml:5:34 error reference-missing: .*messages\.yaml#\/Nothing/,
    );
  });

  it("for a fault in a schema", () => {
    project.write("spec/shop/schemas/line.yaml", line.replace("string", "thing"));
    expect(project.run("generate").err).toMatch(/spec\/shop\/schemas\/line\.yaml:2:\d+ error unknown-type/);
  });
});

describe("a file outside of the document's folder", () => {
  beforeEach(() => {
    project.write("shared/line.yaml", line);
    project.write(
      "spec/shop/schemas/order.json",
      JSON.stringify(order).replace("line.yaml", "../../../shared/line.yaml"),
    );
  });

  it("is refused with the option that allows it", () => {
    const { err } = project.run("generate");
    expect(err).toContain("`shared/line.yaml` is outside of the document's folder.");
    expect(err).toContain("--allow-refs shared");
  });

  it("is read where the command line or the configuration allows it", () => {
    expect(project.run("generate", "--no-build", "--allow-refs", "shared")).toMatchObject({ code: 0 });
    project.write("hookstep.config.json", JSON.stringify({ providers: { shop: { refs: ["shared"] } } }));
    expect(project.run("check")).toMatchObject({ code: 0 });
  });

  it("is no less outside behind a symbolic link", () => {
    project.write("spec/shop/schemas/order.json", JSON.stringify(order).replace("line.yaml", "link.yaml"));
    symlinkSync(join(project.dir, "shared/line.yaml"), join(project.dir, "spec/shop/schemas/link.yaml"));
    expect(project.run("generate").err).toContain("outside of the document's folder");
  });
});

describe("a document that refers to itself by the name of its file", () => {
  const own = `asyncapi: 2.6.0
info: { title: Shop Webhooks, version: 1.0.0 }
servers: { receiver: { url: "{yourUrl}", protocol: https } }
channels:
  hooks: { subscribe: { message: { name: order.paid, payload: { $ref: "./shop.yaml#/components/schemas/Order" } } } }
components:
  schemas:
    Order: { type: object, properties: { type: { const: order.paid }, line: { $ref: "parts/line.yaml" } } }
    Money: { type: object, properties: { cents: { type: integer } } }
`;
  const part = "type: object\nproperties: { price: { $ref: '../shop.yaml#/components/schemas/Money' } }\n";

  beforeEach(() => {
    project.remove();
    project = new CommandProject();
    project.write("vendor/shop.yaml", own);
    project.write("vendor/parts/line.yaml", part);
  });

  it("still means itself when `init` has copied it under another", () => {
    expect(project.run("init", "vendor/shop.yaml")).toMatchObject({ code: 0, err: "" });
    expect(project.read("spec/shop/overlay.yaml")).toContain("x-document-name: shop.yaml # what");
    expect(project.run("generate", "--no-build")).toMatchObject({ code: 0 });
    const types = project.read("generated/shop/src/spec/payloads.ts");
    expect(types).toMatch(/interface Money \{\s+cents\?: number;/);
    expect(types.match(/interface (\w+)/g)).toHaveLength(3);
    expect(project.run("check")).toMatchObject({ code: 0 });
  });

  it("is compared with another version of it", () => {
    project.run("init", "vendor/shop.yaml");
    project.write("vendor/shop.yaml", own.replace("cents", "amount"));
    const { code, out } = project.run("drift", "shop", "--upstream", "vendor/shop.yaml");
    expect(out).toContain("cents");
    expect(code).toBe(3);
  });

  it("and that nobody has told the name of is an error that says how to", () => {
    project.write("spec/shop/asyncapi.yaml", own);
    project.write("spec/shop/parts/line.yaml", part);
    project.write("hookstep.config.json", JSON.stringify({ providers: { shop: {} } }));
    const { code, err } = project.run("generate");
    expect(code).toBe(1);
    expect(err).toContain('x-document-name: "shop.yaml"');
  });
});
