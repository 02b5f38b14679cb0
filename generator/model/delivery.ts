import { isObject, type JsonObject, type JsonValue, member, stringMember } from "../document/json.js";
import { childPointer, parsePointer } from "../document/references.js";
import type { DocumentStructure } from "../document/structure.js";
import { isHeaderName } from "./header-name.js";
import type { DeliveryModel, EventPlace } from "./model.js";
import type { Report } from "./report.js";
import { buildSending } from "./sending.js";
import { buildSignature } from "./signature.js";

const key = "x-webhook";
const at = `/${key}`;

/** What the vocabulary knows; anything else under `x-webhook` is a slip of the pen. */
const members = new Set(["delivery", "event", "handshake", "items", "signature", "subscriptions"]);

/** Members of the vocabulary that this version reads and cannot honour yet. */
const unsupported = new Set(["handshake", "items"]);

/** Reads how a request becomes an event, and how its sender is known, from the root's `x-webhook`. */
export function buildDelivery(structure: DocumentStructure, report: Report): DeliveryModel {
  const webhook = structure.extensions.find((extension) => extension.key === key)?.value;
  const stated = isObject(webhook) ? webhook : {};
  if (webhook !== undefined) reportMembers(webhook, report);
  return {
    event: eventPlace(member(stated, "event"), report),
    signature: buildSignature(member(stated, "signature"), structure, report),
    ...answers(member(stated, "delivery"), report),
    sending: buildSending(member(stated, "delivery"), report),
  };
}

function reportMembers(webhook: JsonValue, report: Report): void {
  if (!isObject(webhook)) {
    report({
      code: "invalid-webhook",
      severity: "error",
      message: "`x-webhook` must be an object.",
      pointer: at,
    });
    return;
  }
  for (const name of Object.keys(webhook)) {
    const pointer = childPointer(at, name);
    if (!members.has(name)) {
      const help = `It may have ${[...members].join(", ")}.`;
      report({
        code: "invalid-webhook",
        severity: "error",
        message: `\`x-webhook\` has no member \`${name}\`.`,
        pointer,
        help,
      });
    } else if (unsupported.has(name)) {
      const message = `\`x-webhook.${name}\` is not supported yet.`;
      report({ code: "unsupported-webhook", severity: "error", message, pointer });
    }
  }
}

function eventPlace(value: JsonValue | undefined, report: Report): EventPlace {
  const header = stringMember(value, "header");
  if (header !== undefined && isHeaderName(header)) return { kind: "header", name: header };
  const body = stringMember(value, "body");
  if (body !== undefined && parsePointer(body) !== undefined) return { kind: "body", pointer: body };
  report(
    value === undefined
      ? {
          code: "event-place-missing",
          severity: "error",
          message: "The document does not say where a request carries the name of its event.",
          pointer: "",
          help: eventPlaceHelp,
        }
      : {
          code: "invalid-webhook",
          severity: "error",
          message: "`x-webhook.event` must be `{ header: <name> }` or `{ body: <JSON pointer> }`.",
          pointer: `${at}/event`,
        },
  );
  return { kind: "header", name: "" };
}

const eventPlaceHelp = `Say it in an overlay:
  - target: $
    update:
      x-webhook:
        event: { header: X-Vendor-Event } # or { body: /event }`;

function answers(
  value: JsonValue | undefined,
  report: Report,
): Pick<DeliveryModel, "acknowledge" | "deactivate" | "retries"> {
  const stated: JsonObject = isObject(value) ? value : {};
  const status = (name: string): number | undefined => {
    const found = member(stated, name);
    if (found === undefined || (Number.isInteger(found) && Number(found) >= 200 && Number(found) <= 599)) {
      return found as number | undefined;
    }
    const message = `\`x-webhook.delivery.${name}\` must be an HTTP status from 200 to 599.`;
    report({ code: "invalid-webhook", severity: "error", message, pointer: `${at}/delivery/${name}` });
    return undefined;
  };
  const retries = member(stated, "retries");
  const deactivate = status("deactivate");
  return {
    acknowledge: status("acknowledge") ?? 204,
    ...(typeof retries === "number" && { retries }),
    ...(deactivate !== undefined && { deactivate }),
  };
}
