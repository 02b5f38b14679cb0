import { describe, expect, it } from "vitest";

import { errorsOf, modelOf } from "../emit/support/generate-text.js";

const schemas = "schemas: { subscription: Hook, created: Hook, creation: New, changes: New }";

/** A document that states the given `x-webhook.subscriptions`, as YAML in flow style. */
function stating(subscriptions: string): string {
  return `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0 }
x-webhook: { event: { header: X-Event }, subscriptions: ${subscriptions} }
channels: { hooks: { publish: { message: { x-webhook-event: a } } } }
components: { schemas: { Hook: { type: object }, New: { type: object } } }
`;
}

describe("the API of subscriptions", () => {
  it("is what the document states of it, with the types of its schemas", async () => {
    const stated = `{ path: /api/hooks, update: PUT, one: hook, many: hooks, permission: admin, ${schemas} }`;
    expect((await modelOf(stating(stated))).subscriptions).toEqual({
      path: "/api/hooks",
      update: "PUT",
      one: "hook",
      many: "hooks",
      permission: "admin",
      types: { subscription: "Hook", created: "Hook", creation: "New", changes: "New" },
    });
  });

  it.each([
    [
      "{}",
      [
        "/path",
        "/update",
        ...["changes", "created", "creation", "subscription"].map((part) => `/schemas/${part}`),
      ],
    ],
    [`{ path: api, update: PUT, ${schemas} }`, ["/path"]],
    [`{ path: /api/, update: PUT, ${schemas} }`, ["/path"]],
    [`{ path: "/api?x=1", update: PUT, ${schemas} }`, ["/path"]],
    [`{ path: /api, update: put, ${schemas} }`, ["/update"]],
    [`{ path: /api, update: PUT, one: 1, many: "", ${schemas} }`, ["/many", "/one"]],
    [`{ path: /api, update: PUT, wrap: hook, ${schemas} }`, ["/wrap"]],
    [
      `{ path: /api, update: PUT, ${schemas.replace("created: Hook", "created: None")} }`,
      ["/schemas/created"],
    ],
  ])("names what is wrong with %s", async (stated, pointers) => {
    const errors = await errorsOf(stating(stated));
    expect(errors.map(({ pointer }) => pointer)).toEqual(
      pointers.map((pointer) => `/x-webhook/subscriptions${pointer}`),
    );
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(["invalid-subscriptions"]));
  });
});
