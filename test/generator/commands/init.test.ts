import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { CommandProject } from "../../support/command-project.js";

const document = `asyncapi: 2.6.0
info:
  title: Shop Webhooks
  version: 1.0.0
  description: >-
    Every request is signed. The X-Shop-Signature header holds an HMAC-SHA256 hex digest of the raw request body.
servers: { receiver: { url: "{yourUrl}", protocol: https } }
channels:
  hooks:
    subscribe:
      message:
        oneOf:
          - $ref: "#/components/messages/OrderPaid"
          - $ref: "#/components/messages/OrderShipped"
components:
  messages:
    OrderPaid:
      name: order.paid
      payload: { $ref: "#/components/schemas/Order" }
    OrderShipped:
      name: order.shipped
      payload: { $ref: "#/components/schemas/Order" }
  schemas:
    Order:
      type: object
      properties:
        type: { type: string, description: "The name of the event, such as order.paid." }
        id: { type: string }
`;

let project: CommandProject;

beforeEach(() => {
  project = new CommandProject();
});

afterEach(() => {
  project.remove();
});

describe("init", () => {
  it("writes a provider that generates, and says what it took from which line", () => {
    project.write("shop-webhooks.yaml", document);
    const { code, out, err } = project.run("init", "shop-webhooks.yaml");
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toBe(`✓ wrote spec/shop: asyncapi.yaml, overlay.yaml, package.json, CHANGELOG.md
  events    2 inferred: order.paid, order.shipped
            for instance order.paid: a name that the document mentions, and the message's name (shop-webhooks.yaml:18)
  named in  the body at /type: "The name of the event, such as order.paid." (shop-webhooks.yaml:27)
  signed    HMAC, X-Shop-Signature, sha256, hex, {body}: "The X-Shop-Signature header holds an HMAC-SHA256 hex digest of the raw request body." (shop-webhooks.yaml:6)
  next      confirm what spec/shop/overlay.yaml infers, then: npx hookstep generate shop
`);
    expect(project.read("spec/shop/asyncapi.yaml")).toBe(document);
    expect(project.read("spec/shop/overlay.yaml")).toContain("(asyncapi.yaml:27): confirm");
    const generated = project.run("generate", "--no-build");
    expect(generated.err).toContain("overlay-unconfirmed: 3 actions are inferred and not confirmed");
    expect(generated.out).toContain("2 events");
  });

  it("never overwrites a folder, and then changes nothing", () => {
    project.write("spec/shop/overlay.yaml", "mine\n");
    project.write("shop.yaml", document);
    const { code, err } = project.run("init", "shop.yaml");
    expect(code).toBe(1);
    expect(err).toContain("spec/shop is there already, and is never overwritten.");
    expect(err).toContain("--name");
    expect(project.files("spec")).toEqual({ "spec/shop/overlay.yaml": "mine\n" });
    expect(project.files(".")).not.toHaveProperty("hookstep.config.json");
  });

  it("says so where a document only streams", () => {
    project.write(
      "feed.yaml",
      "asyncapi: 2.6.0\ninfo: { title: Feed, version: 1.0.0 }\nservers: { s: { url: k, protocol: kafka } }\nchannels: { c: { subscribe: { message: { payload: {} } } } }\n",
    );
    const { code, err } = project.run("init", "feed.yaml");
    expect(code).toBe(1);
    expect(err).toContain(
      "feed.yaml:4:1 error no-webhooks: The document describes no webhooks: its messages are sent over kafka.",
    );
    expect(project.files(".")).toEqual({ "feed.yaml": expect.any(String) as string });
  });

  it("keeps the bytes of a document with a byte order mark and Windows' line ends", () => {
    const bytes = `\uFEFF${document.replaceAll("\n", "\r\n")}`;
    project.write("shop.yaml", bytes);
    expect(project.run("init", "shop.yaml").code).toBe(0);
    expect(project.read("spec/shop/asyncapi.yaml")).toBe(bytes);
  });

  it("takes the files along that the document refers to", () => {
    const refers = document.replaceAll('"#/components/schemas/Order"', '"schemas/order.yaml"');
    project.write("docs/shop.yaml", refers);
    project.write(
      "docs/schemas/order.yaml",
      "type: object\nproperties: { type: { type: string, description: The type of the event } }\n",
    );
    expect(project.run("init", "docs/shop.yaml").out).toContain("schemas/order.yaml");
    expect(project.run("generate", "--no-build").out).toContain("2 events");
  });

  it("answers machines with data", () => {
    project.write("shop.yaml", document);
    const { out } = project.run("init", "shop.yaml", "--json");
    expect(JSON.parse(out)).toMatchObject({
      name: "shop",
      event: { kind: "body", pointer: "/type" },
      signature: { complete: true, hash: { value: "sha256" } },
      proposed: [{ names: ["order.paid"] }, { names: ["order.shipped"] }],
      missing: [],
    });
  });
});
