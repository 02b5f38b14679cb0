import type { SubscriptionsModel, SubscriptionTypes } from "../model/model.js";
import { compareWritten } from "./compare-written.js";
import type { Pair } from "./match-types.js";
import { explain, type Draft, type World } from "./world.js";

/**
 * Compares the API that manages subscriptions. The package calls it; what changes in it breaks those who still call it
 * in the old way, and those whose code gives or takes what no longer fits.
 */
export function compareSubscriptions(
  from: SubscriptionsModel | undefined,
  to: SubscriptionsModel | undefined,
  world: World,
): readonly Draft[] {
  if (from === undefined || to === undefined) return compareExistence(from, to, world);
  return [
    ...(["path", "update", "one", "many"] as const).flatMap((name) => compareText(name, from, to)),
    ...comparePermission(from.permission, to.permission),
    ...roles.flatMap((part) => compareRole(part, from.types, to.types, world)),
  ];
}

/** The old and the new type of each thing that the API takes or gives. */
export function rolePairs(
  from: SubscriptionsModel | undefined,
  to: SubscriptionsModel | undefined,
): readonly Pair[] {
  return from === undefined || to === undefined
    ? []
    : roles.map((part) => [from.types[part], to.types[part]]);
}

const roles = ["subscription", "created", "creation", "changes"] as const;

function compareExistence(
  from: SubscriptionsModel | undefined,
  to: SubscriptionsModel | undefined,
  world: World,
): readonly Draft[] {
  for (const typeName of Object.values(from?.types ?? {})) explain({ kind: "reference", typeName }, world);
  const [before, after] = [from?.path, to?.path];
  if (before === after) return [];
  if (before === undefined)
    return [draft("addition", "", { after }, "The package gets `./subscriptions`, which calls this API.")];
  return [
    draft("breaking", "", { before }, "`./subscriptions` is gone: code that imports it no longer compiles."),
  ];
}

function compareText(
  name: "many" | "one" | "path" | "update",
  { [name]: before }: SubscriptionsModel,
  { [name]: after }: SubscriptionsModel,
): readonly Draft[] {
  if (before === after) return [];
  const reason = "Whoever still manages subscriptions in the old way is not understood.";
  return [draft("breaking", name, { before, after }, reason)];
}

function comparePermission(before: string | undefined, after: string | undefined): readonly Draft[] {
  if (before === after) return [];
  return after === undefined
    ? [
        draft(
          "addition",
          "permission",
          { before },
          "Nothing is said any more of what a caller must be allowed.",
        ),
      ]
    : [draft("breaking", "permission", { before, after }, "Credentials that were enough may be refused.")];
}

/** Another type in the place of one; what changes within a type is compared with all types. */
function compareRole(
  part: keyof SubscriptionTypes,
  { [part]: before }: SubscriptionTypes,
  { [part]: after }: SubscriptionTypes,
  world: World,
): readonly Draft[] {
  const [from, to] = [world.from.get(before), world.to.get(after)];
  if (from === undefined || to === undefined || world.isSame(before, after)) return [];
  const isGiven = part === "creation" || part === "changes";
  const isBreaking = isGiven
    ? compareWritten(from, to, after, world).some((change) => change.class === "breaking")
    : !world.fits(to.type, from.type);
  if (isBreaking) explain({ kind: "reference", typeName: before }, world);
  const verb = isGiven ? "takes" : "gives";
  const reason = `The API ${verb} another type, which ${isBreaking ? "does not fit" : "fits"} what code was written for.`;
  return [draft(isBreaking ? "breaking" : "addition", `schemas.${part}`, { before, after }, reason)];
}

function draft(
  changeClass: Draft["class"],
  name: string,
  { before, after }: { readonly before?: string | undefined; readonly after?: string | undefined },
  reason: string,
): Draft {
  const path = ["subscriptions", ...(name === "" ? [] : [name])].join(".");
  const pointer = `/x-webhook/${path.replaceAll(".", "/")}`;
  return {
    class: changeClass,
    what: "delivery",
    path,
    ...(before !== undefined && { before, from: pointer }),
    ...(after !== undefined && { after, to: pointer }),
    reason,
  };
}
