import { type JsonValue, member } from "../document/json.js";
import { childPointer, valueAt } from "../document/references.js";
import type { DocumentStructure } from "../document/structure.js";
import type { SubscriptionsModel, SubscriptionTypes } from "./model.js";
import type { Report } from "./report.js";
import type { PayloadRoot } from "./schemas.js";
import { VocabularyPart } from "./vocabulary.js";

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
  const stated = new VocabularyPart(value, ["x-webhook", "subscriptions"], "invalid-subscriptions", report);
  stated.allowMembers(["many", "one", "path", "permission", "schemas", "update"]);
  return {
    path: pathOf(stated),
    update: stated.oneOf("update", ["PATCH", "POST", "PUT"]),
    ...wordOf(stated, "many"),
    ...wordOf(stated, "one"),
    ...wordOf(stated, "permission"),
    schemas: schemasOf(stated.part("schemas"), data),
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

function pathOf(stated: VocabularyPart): string {
  const path = stated.get("path");
  const isPath = typeof path === "string" && /^(?:\/[\w~.!$&'()*+,;=:@%-]+)+$/.test(path);
  return isPath ? path : stated.invalid("path", "a path without a query and without a slash at its end", "/");
}

function wordOf<Name extends string>(stated: VocabularyPart, name: Name): { readonly [N in Name]?: string } {
  if (!stated.has(name)) return {};
  const text = stated.get(name);
  const isWord = typeof text === "string" && text !== "";
  const word = isWord ? text : stated.invalid(name, "a text that is not empty", "");
  return { [name]: word } as { readonly [N in Name]: string };
}

function schemasOf(stated: VocabularyPart, data: JsonValue): StatedSubscriptions["schemas"] {
  stated.allowMembers(["changes", "created", "creation", "subscription"]);
  const rootOf = (part: keyof SubscriptionTypes): PayloadRoot => {
    const name = stated.get(part);
    const pointer = childPointer("/components/schemas", typeof name === "string" ? name : "");
    if (typeof name !== "string" || valueAt(data, pointer) === undefined)
      stated.invalid(part, "the name of a schema under `components/schemas`", undefined);
    return { pointer, suggestedName: part };
  };
  return {
    changes: rootOf("changes"),
    created: rootOf("created"),
    creation: rootOf("creation"),
    subscription: rootOf("subscription"),
  };
}
