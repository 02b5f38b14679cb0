import { isObject, type JsonObject, type JsonValue, member, stringMember } from "../document/json.js";
import { childPointer, valueAt } from "../document/references.js";
import type { DocumentStructure } from "../document/structure.js";
import type { SubscriptionsModel, SubscriptionTypes } from "./model.js";
import type { Report } from "./report.js";
import type { PayloadRoot } from "./schemas.js";

const at = "/x-webhook/subscriptions";
const updateMethods = ["PATCH", "POST", "PUT"] as const;
const memberNames = ["many", "one", "path", "permission", "schemas", "update"];

/** What a document states of the API by which its subscriptions are managed. */
export interface StatedSubscriptions extends Omit<SubscriptionsModel, "types"> {
  /** The schemas of what the API takes and gives. */
  readonly schemas: Readonly<Record<keyof SubscriptionTypes, PayloadRoot>>;
}

/** Reads the root's `x-webhook.subscriptions`; undefined where there is none. */
export function readSubscriptions(
  structure: DocumentStructure,
  data: JsonValue,
  report: Report,
): StatedSubscriptions | undefined {
  const webhook = structure.extensions.find(({ key }) => key === "x-webhook")?.value;
  const value = member(webhook, "subscriptions");
  if (value === undefined) return undefined;
  const stated: JsonObject = isObject(value) ? value : {};
  const unknown = Object.keys(stated).filter((name) => !memberNames.includes(name));
  for (const name of unknown)
    invalid(report, name, `is not known; the members are ${memberNames.join(", ")}`);
  return {
    path: pathOf(stated, report),
    update: updateMethodOf(stated, report),
    ...textsOf(stated, report),
    schemas: schemasOf(stated, data, report),
  };
}

/** What is stated, with each schema as the type that it became. */
export function buildSubscriptions(
  { schemas, ...stated }: StatedSubscriptions,
  typeOf: (root: PayloadRoot) => string,
): SubscriptionsModel {
  const { changes, created, creation, subscription } = schemas;
  const types = {
    changes: typeOf(changes),
    created: typeOf(created),
    creation: typeOf(creation),
    subscription: typeOf(subscription),
  };
  return { ...stated, types };
}

function pathOf(stated: JsonObject, report: Report): string {
  const path = stringMember(stated, "path");
  if (path !== undefined && /^(?:\/[\w~.!$&'()*+,;=:@%-]+)+$/.test(path)) return path;
  invalid(
    report,
    "path",
    "must be a path such as `/api/v1/webhooks`, without query and without a slash at its end",
  );
  return "/";
}

function updateMethodOf(stated: JsonObject, report: Report): SubscriptionsModel["update"] {
  const method = updateMethods.find((name) => name === member(stated, "update"));
  if (method === undefined) invalid(report, "update", `must be one of ${updateMethods.join(", ")}`);
  return method ?? "PUT";
}

function textsOf(
  stated: JsonObject,
  report: Report,
): Pick<SubscriptionsModel, "many" | "one" | "permission"> {
  const texts = (["many", "one", "permission"] as const).flatMap((name) => {
    const text = member(stated, name);
    if (text === undefined) return [];
    if (typeof text === "string" && text !== "") return [[name, text] as const];
    invalid(report, name, "must be a text");
    return [];
  });
  return Object.fromEntries(texts);
}

function schemasOf(stated: JsonObject, data: JsonValue, report: Report): StatedSubscriptions["schemas"] {
  const rootOf = (part: keyof SubscriptionTypes): PayloadRoot => {
    const name = stringMember(member(stated, "schemas"), part) ?? "";
    const pointer = childPointer("/components/schemas", name);
    if (name === "" || valueAt(data, pointer) === undefined)
      invalid(report, `schemas/${part}`, "must be the name of a schema under `components/schemas`");
    return { pointer, suggestedName: name };
  };
  return {
    changes: rootOf("changes"),
    created: rootOf("created"),
    creation: rootOf("creation"),
    subscription: rootOf("subscription"),
  };
}

function invalid(report: Report, name: string, demand: string): void {
  report({
    code: "invalid-subscriptions",
    severity: "error",
    message: `\`x-webhook.subscriptions.${name.replace("/", ".")}\` ${demand}.`,
    pointer: childPointer(at, ...name.split("/")),
  });
}
