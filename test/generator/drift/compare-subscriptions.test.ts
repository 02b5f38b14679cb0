import { describe, expect, it } from "vitest";

import { compareModels } from "../../../generator/drift/compare-models.js";
import type { Model, SubscriptionsModel } from "../../../generator/model/model.js";
import type { Schema } from "../../../generator/model/schema.js";
import { eventOf, modelOf, schemasOf } from "./support/models.js";

const types = { subscription: "Hook", created: "CreatedHook", creation: "NewHook", changes: "HookChanges" };
const api: SubscriptionsModel = { path: "/hooks", update: "PUT", one: "hook", permission: "admin", types };
const hook: Schema = { type: "object", required: ["url"], properties: { url: { type: "string" } } };
const schemas = { Thing: {}, Hook: hook, CreatedHook: hook, NewHook: hook, HookChanges: hook };

function withApi(
  subscriptions: SubscriptionsModel | undefined,
  own: Readonly<Record<string, Schema>> = {},
): Model {
  const all = subscriptions === undefined ? { Thing: {} } : { ...schemas, ...own };
  const model = modelOf(schemasOf(all), [eventOf("thing.sent", "Thing")]);
  return { ...model, ...(subscriptions && { subscriptions }) };
}

function changesBetween(from: Model, to: Model) {
  return compareModels(from, to).map(({ class: name, path, before, after }) => [name, path, before, after]);
}

describe("of the API that manages subscriptions", () => {
  it.each<[string, Partial<SubscriptionsModel>, readonly (string | undefined)[]]>([
    ["another path", { path: "/v2/hooks" }, ["breaking", "subscriptions.path", "/hooks", "/v2/hooks"]],
    ["another method", { update: "PATCH" }, ["breaking", "subscriptions.update", "PUT", "PATCH"]],
    ["another member around one", { one: "data" }, ["breaking", "subscriptions.one", "hook", "data"]],
    ["a member around a list", { many: "hooks" }, ["breaking", "subscriptions.many", undefined, "hooks"]],
    [
      "another permission",
      { permission: "owner" },
      ["breaking", "subscriptions.permission", "admin", "owner"],
    ],
  ])("%s is breaking", (_, change, expected) => {
    expect(changesBetween(withApi(api), withApi({ ...api, ...change }))).toEqual([expected]);
  });

  it("a permission that is demanded no more is an addition", () => {
    const { permission: _gone, ...free } = api;
    expect(changesBetween(withApi(api), withApi(free))).toEqual([
      ["addition", "subscriptions.permission", "admin", undefined],
    ]);
  });

  it("all of it is an addition when it comes, and breaking when it goes", () => {
    expect(changesBetween(withApi(undefined), withApi(api))).toEqual([
      ["addition", "subscriptions", undefined, "/hooks"],
    ]);
    expect(changesBetween(withApi(api), withApi(undefined))).toEqual([
      ["breaking", "subscriptions", "/hooks", undefined],
    ]);
  });

  it("nothing is said where nothing changed", () => {
    expect(changesBetween(withApi(api), withApi({ ...api }))).toEqual([]);
  });
});

const secret: Schema = { type: "string" };

describe("what code fills in for it", () => {
  it.each<[string, Schema, readonly (string | undefined)[]]>([
    [
      "may have one more member that can be left out",
      { ...hook, properties: { url: { type: "string" }, secret } } as Schema,
      ["addition", "NewHook.secret", undefined, "string"],
    ],
    [
      "breaks by one more member that has to be given",
      { ...hook, required: ["url", "secret"], properties: { url: { type: "string" }, secret } } as Schema,
      ["breaking", "NewHook.secret", undefined, "string"],
    ],
    [
      "may leave out what it had to give",
      { type: "object", properties: { url: { type: "string" } } },
      ["addition", "NewHook.url", "required", "optional"],
    ],
    [
      "breaks by a member that is taken no more",
      { type: "object", properties: {} },
      ["breaking", "NewHook.url", "string", undefined],
    ],
    [
      "may give more values",
      { type: "object", required: ["url"], properties: { url: { type: ["string", "null"] } } },
      ["addition", "NewHook.url", "string", "string | null"],
    ],
    [
      "breaks by fewer values",
      { type: "object", required: ["url"], properties: { url: { enum: ["a", "b"] } } },
      ["breaking", "NewHook.url", "string", '"a" | "b"'],
    ],
  ])("%s", (_, creation, expected) => {
    expect(changesBetween(withApi(api), withApi(api, { NewHook: creation }))).toEqual([expected]);
  });

  it("is what it was for who reads it: what it gives back breaks as payloads do", () => {
    const loose: Schema = { type: "object", properties: { url: { type: "string" } } };
    expect(changesBetween(withApi(api), withApi(api, { Hook: loose }))).toEqual([
      ["breaking", "Hook.url", "required", "optional"],
    ]);
  });

  it("may have another type that takes the same", () => {
    const renamed = { ...api, types: { ...types, creation: "HookCreation" } };
    const to = withApi(renamed, { HookCreation: hook });
    const schemasLeft = to.schemas.filter(({ typeName }) => typeName !== "NewHook");
    expect(changesBetween(withApi(api), { ...to, schemas: schemasLeft })).toEqual([
      ["breaking", "HookCreation", "NewHook", "HookCreation"],
    ]);
  });
});
