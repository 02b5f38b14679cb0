import type { DeliveryModel, EventPlace, SendingModel, SignatureModel } from "../model/model.js";
import { needsVerifyToken } from "../emit/handshake-call.js";
import type { Draft } from "./world.js";

/** Compares how a request becomes an event, how its sender is known, and what an answer means. */
export function compareDelivery(from: DeliveryModel, to: DeliveryModel): readonly Draft[] {
  return [
    ...compareEventPlace(from.event, to.event),
    ...compareItems(from.items, to.items),
    ...compareSignature(from.signature, to.signature),
    ...compareHandshakes(from.handshakes, to.handshakes),
    ...compareAnswers(from, to),
    ...compareSending(from.sending, to.sending),
  ];
}

const at = "/x-webhook";

function compareEventPlace(from: EventPlace, to: EventPlace): readonly Draft[] {
  if (placeKey(from) === placeKey(to)) return [];
  const reason =
    "The name of the event is found elsewhere: a receiver that looks in the old place knows no event any more.";
  return [breaking("event", placeText(from), placeText(to), `${at}/event`, reason)];
}

/** Header names are matched without case. */
function placeKey(place: EventPlace): string {
  if (place.kind === "join") return [place.separator, ...place.parts.map(placeKey)].join("\n");
  return place.kind === "header" ? placeText(place).toLowerCase() : placeText(place);
}

function placeText(place: EventPlace): string {
  switch (place.kind) {
    case "header":
      return `header ${[place.name, ...(place.otherNames ?? [])].join(" or ")}`;
    case "body":
      return `body ${place.pointer}`;
    case "path":
      return `path ${place.template}`;
    case "join":
      return place.parts.map(placeText).join(` + ${JSON.stringify(place.separator)} + `);
  }
}

function compareItems(before: string | undefined, after: string | undefined): readonly Draft[] {
  if (before === after) return [];
  const reason =
    "The events are found elsewhere in a request: a receiver that looks in the old place finds none of them any more.";
  return [breaking("items", before, after, `${at}/items`, reason)];
}

function compareSignature(from: SignatureModel, to: SignatureModel): readonly Draft[] {
  if (from.scheme !== to.scheme) {
    const reason =
      "Requests are signed in another way: what a receiver is created with, a secret or a function of its own, changes too.";
    return [breaking("signature.scheme", from.scheme, to.scheme, `${at}/signature/scheme`, reason)];
  }
  const [before, after] = [textsOf(from), textsOf(to)];
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap((path) => compareSignatureMember(path, before.get(path), after.get(path)));
}

function compareSignatureMember(
  path: string,
  before: string | undefined,
  after: string | undefined,
): readonly Draft[] {
  const isHeader = /(?:^|\.)headers?$/.test(path);
  const isEqual = isHeader ? before?.toLowerCase() === after?.toLowerCase() : before === after;
  if (isEqual) return [];
  const pointer = `${at}/signature/${path.replaceAll(".", "/")}`;
  if (path !== "timestamp.tolerance") {
    const reason = "A receiver that checks signatures in the old way refuses every delivery.";
    return [breaking(`signature.${path}`, before, after, pointer, reason)];
  }
  const reason = "The package checks the time by itself; handlers stay right.";
  return [{ ...breaking(`signature.${path}`, before, after, pointer, reason), class: "addition" }];
}

/** What a signature consists of, as texts by path: `timestamp.header`. */
function textsOf(part: object, path = ""): ReadonlyMap<string, string> {
  const entries = Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "object" && value !== null
      ? [...textsOf(value, `${path}${name}.`)]
      : [[path + name, value === "" ? '""' : String(value)] as const],
  );
  return new Map(entries);
}

/** Handshakes are answered by the package itself; whoever creates a receiver may have to give another option. */
function compareHandshakes(
  from: DeliveryModel["handshakes"],
  to: DeliveryModel["handshakes"],
): readonly Draft[] {
  const [before, after] = [from, to].map((handshakes) => handshakes && JSON.stringify(handshakes));
  if (before === after) return [];
  const isSameOption = needsVerifyToken(from) === needsVerifyToken(to);
  const reason = isSameOption
    ? "The package answers by itself when a subscription is made; handlers stay right."
    : "What a receiver is created with changes: `verifyToken` is wanted, or no more.";
  const draft = breaking("handshake", before, after, `${at}/handshake`, reason);
  return [isSameOption ? { ...draft, class: "addition" } : draft];
}

function breaking(
  path: string,
  before: string | undefined,
  after: string | undefined,
  pointer: string,
  reason: string,
): Draft {
  return {
    class: "breaking",
    what: "delivery",
    path,
    ...(before !== undefined && { before, from: pointer }),
    ...(after !== undefined && { after, to: pointer }),
    reason,
  };
}

/**
 * The statuses are answered by the package itself: code that handles events, throws `Deactivate` or does
 * nothing of the kind stays right whatever they are.
 */
function compareAnswers(from: DeliveryModel, to: DeliveryModel): readonly Draft[] {
  const answered = "The package answers with it by itself; handlers stay right.";
  return [
    ...compareNumber("acknowledge", "addition", from, to, answered),
    ...compareNumber("deactivate", "addition", from, to, answered),
    ...compareNumber(
      "retries",
      "documentation",
      from,
      to,
      "How often the vendor tries again is only documented.",
    ),
  ];
}

/** The package reads any JSON under any headers; its `./testing` alone imitates how the vendor writes them. */
function compareSending(from: SendingModel, to: SendingModel): readonly Draft[] {
  const rows = [
    ["encoding", from.encoding, to.encoding],
    ["headers", JSON.stringify(from.headers), JSON.stringify(to.headers)],
  ] as const;
  const reason = "Only deliveries made for tests are written that way; a receiver takes both.";
  return rows.flatMap(([path, before, after]) => {
    if (before === after) return [];
    const pointer = `${at}/delivery/${path}`;
    const place = { path, before, after, from: pointer, to: pointer };
    return [{ class: "documentation", what: "documentation", ...place, reason }];
  });
}

function compareNumber(
  name: "acknowledge" | "deactivate" | "retries",
  changeClass: Draft["class"],
  from: DeliveryModel,
  to: DeliveryModel,
  reason: string,
): readonly Draft[] {
  const [before, after] = [from[name], to[name]];
  if (before === after) return [];
  const pointer = `${at}/delivery/${name}`;
  return [
    {
      class: changeClass,
      what: changeClass === "documentation" ? "documentation" : "delivery",
      path: name,
      ...(before !== undefined && { before: String(before), from: pointer }),
      ...(after !== undefined && { after: String(after), to: pointer }),
      reason,
    },
  ];
}
