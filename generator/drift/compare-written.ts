import { describeType } from "./describe-type.js";
import type { Member, ObjectType, Place } from "./payload-type.js";
import type { Draft, World } from "./world.js";

/**
 * Compares a type that code fills in, for an API that takes it: breaking is what makes a value wrong that was right. So
 * it is the other way round than for what is read: a member may become optional, and must not become required.
 */
export function compareWritten(from: Place, to: Place, path: string, world: World): readonly Draft[] {
  if (from.type.kind === "object" && to.type.kind === "object")
    return compareObjects(from.type, to.type, path, world);
  const [isTaken, isSame] = [
    world.fitsBack(from.type, to.type),
    world.fits(to.type, from.type) && world.fitsBack(from.type, to.type),
  ];
  if (isSame) return [];
  const reason = isTaken
    ? "It takes more than before."
    : "It no longer takes everything that code may give it.";
  return [written(isTaken ? "addition" : "breaking", path, reason, from, to)];
}

function compareObjects(from: ObjectType, to: ObjectType, path: string, world: World): readonly Draft[] {
  const names = [...new Set([...from.members.keys(), ...to.members.keys()])];
  return names.flatMap((name): readonly Draft[] => {
    const at = `${path}.${name}`;
    const [old, now] = [from.members.get(name), to.members.get(name)];
    if (old === undefined) return now === undefined ? [] : [memberAdded(now, at)];
    if (now === undefined) return [written("breaking", at, "It is no longer taken.", old, undefined)];
    return [...compareOptional(old, now, at), ...compareWritten(old, now, at, world)];
  });
}

function memberAdded(now: Member, path: string): Draft {
  return now.optional
    ? written("addition", path, "It may be given; nothing changes for code that does not.", undefined, now)
    : written("breaking", path, "It has to be given, which no code does yet.", undefined, now);
}

function compareOptional(old: Member, now: Member, path: string): readonly Draft[] {
  if (old.optional === now.optional) return [];
  const shared = { before: presence(old), after: presence(now) };
  const draft = now.optional
    ? written("addition", path, "It may be left out now.", old, now)
    : written("breaking", path, "Code may leave it out where it has to be given now.", old, now);
  return [{ ...draft, ...shared }];
}

function presence({ optional }: Member): string {
  return optional ? "optional" : "required";
}

function written(
  changeClass: Draft["class"],
  path: string,
  reason: string,
  from: Place | undefined,
  to: Place | undefined,
): Draft {
  return {
    class: changeClass,
    what: "payload",
    path,
    ...(from !== undefined && { before: describeType(from.type), from: from.pointer }),
    ...(to !== undefined && { after: describeType(to.type), to: to.pointer }),
    reason,
  };
}
