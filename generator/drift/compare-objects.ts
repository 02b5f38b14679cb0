import { sortedBy } from "../order.js";
import { describeMember, describeType, memberPath } from "./describe-type.js";
import { allOf } from "./alternative.js";
import { type Member, memberAt, type ObjectType, type Place, undefinedType } from "./payload-type.js";
import { type Draft, explain, type World } from "./world.js";

/** What the comparison of objects needs around it. */
export interface Comparing {
  readonly world: World;
  readonly comparePlaces: (from: Place, to: Place, path: string, world: World) => readonly Draft[];
}

/** Compares two objects, each of one or several parts that hold at once, member by member. */
export function compareObjects(
  from: readonly ObjectType[],
  to: readonly ObjectType[],
  path: string,
  comparing: Comparing,
): readonly Draft[] {
  const before = membersOf(from);
  const after = membersOf(to);
  const names = sortedBy(new Set([...before.keys(), ...after.keys()]), (name) => name);
  const members = names.flatMap((name): readonly Draft[] => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === undefined) return now === undefined ? [] : [memberAdded(name, now, path)];
    if (now === undefined) return [memberRemoved(name, old, path, comparing.world)];
    const at = memberPath(path, name);
    return [
      ...compareOptional(name, old, now, at, comparing.world),
      ...comparing.comparePlaces(old, now, at, comparing.world),
    ];
  });
  return [...members, ...compareRests(from, to, path, comparing)];
}

/** The members of all parts; one that several parts have is all of them at once. */
function membersOf(parts: readonly ObjectType[]): ReadonlyMap<string, Member> {
  const found = new Map<string, Member>();
  for (const { members } of parts) {
    for (const [name, member] of members) {
      const known = found.get(name);
      found.set(name, known === undefined ? member : both(known, member));
    }
  }
  return found;
}

function both(left: Member, right: Member): Member {
  const place = {
    schema: { allOf: [left.schema, right.schema] },
    pointer: left.pointer,
    type: allOf([left.type, right.type]),
  };
  return memberAt(place, left.optional && right.optional);
}

function memberRemoved(name: string, member: Member, path: string, world: World): Draft {
  explain(member.type, world);
  return {
    class: "breaking",
    what: "payload",
    path: memberPath(path, name),
    before: describeMember(name, member),
    reason: "The property is gone: code that reads it no longer compiles.",
    from: member.pointer,
  };
}

function memberAdded(name: string, member: Member, path: string): Draft {
  return {
    class: "addition",
    what: "payload",
    path: memberPath(path, name),
    after: describeMember(name, member),
    reason: "A new property; code that does not know it stays right.",
    to: member.pointer,
  };
}

function compareOptional(
  name: string,
  from: Member,
  to: Member,
  path: string,
  world: World,
): readonly Draft[] {
  if (from.optional === to.optional) return [];
  const isBreaking = to.optional && !world.fits(undefinedType, from.type);
  const reason = to.optional
    ? isBreaking
      ? "The property may be absent where code could rely on it."
      : "The property may be absent, which its type did not rule out before."
    : "The property is now always there; code that checks for it stays right.";
  return [
    {
      class: isBreaking ? "breaking" : "addition",
      what: "payload",
      path,
      before: from.optional ? "optional" : "required",
      after: to.optional ? "optional" : "required",
      reason,
      from: from.pointer,
      to: to.pointer,
    },
  ];
}

function compareRests(
  from: readonly ObjectType[],
  to: readonly ObjectType[],
  path: string,
  { world, comparePlaces }: Comparing,
): readonly Draft[] {
  const [before, after] = [restOf(from), restOf(to)];
  const at = `${path}[string]`;
  if (before !== undefined && after !== undefined) return comparePlaces(before, after, at, world);
  if (before === undefined && after === undefined) return [];
  const type = (before ?? after)?.type;
  const shared = {
    what: "payload" as const,
    path: at,
    ...(before !== undefined && {
      before: `[key: string]: ${describeType(before.type)}`,
      from: before.pointer,
    }),
    ...(after !== undefined && { after: `[key: string]: ${describeType(after.type)}`, to: after.pointer }),
  };
  if (before === undefined || type === undefined) {
    return [{ ...shared, class: "addition", reason: "Properties beyond the listed ones are described now." }];
  }
  const fits = [...membersOf(to).values()].every((member) => world.fits(member.read, before.type));
  if (!fits) explain(before.type, world);
  return [
    {
      ...shared,
      class: fits ? "addition" : "breaking",
      reason: fits
        ? "Only listed properties arrive now, and each fits what any property could be."
        : "Code that reads properties by any key meets listed properties of other types.",
    },
  ];
}

/** The index signature of all parts together. */
function restOf(parts: readonly ObjectType[]): Place | undefined {
  const rests = parts.flatMap(({ rest }) => rest ?? []);
  const [first] = rests;
  if (first === undefined || rests.length === 1) return first;
  return {
    schema: { allOf: rests.map(({ schema }) => schema) },
    pointer: first.pointer,
    type: allOf(rests.map(({ type }) => type)),
  };
}
