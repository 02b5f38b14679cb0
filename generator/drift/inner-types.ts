import type { PayloadType } from "./payload-type.js";

/** The types that a type is written with. */
export function innerTypes(type: PayloadType): readonly PayloadType[] {
  switch (type.kind) {
    case "union":
    case "intersection":
      return type.types;
    case "array":
      return [type.items.type];
    case "tuple":
      return type.items.map((item) => item.type);
    case "object": {
      const members = [...type.members.values()].map((member) => member.type);
      return type.rest === undefined ? members : [...members, type.rest.type];
    }
    default:
      return [];
  }
}

/** The names of the exported types that a type is written with, at any depth. */
export function namesIn(type: PayloadType): ReadonlySet<string> {
  const names = new Set<string>();
  const open: PayloadType[] = [type];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "reference") names.add(next.typeName);
    else open.push(...innerTypes(next));
  }
  return names;
}
