import type { DocumentStructure } from "../document/structure.js";
import type { DeliveryModel, EventPlace } from "./delivery-model.js";
import { buildEventPlace } from "./event-place.js";
import { isForm } from "./form.js";
import { buildHandshakes } from "./handshake.js";
import type { Report } from "./report.js";
import { buildSending } from "./sending.js";
import { buildSignature } from "./signature.js";
import { VocabularyPart } from "./vocabulary.js";

const key = "x-webhook";

/** Reads how a request becomes an event, and how its sender is known, from the root's `x-webhook`. */
export function buildDelivery(structure: DocumentStructure, report: Report): DeliveryModel {
  const value = structure.extensions.find((extension) => extension.key === key)?.value;
  const stated = new VocabularyPart(value, [key], "invalid-webhook", report);
  stated.allowMembers(["delivery", "event", "handshake", "items", "signature", "subscriptions"]);
  const signature = buildSignature(stated.get("signature"), structure, report);
  return {
    event: stated.has("event") ? buildEventPlace(stated) : missingPlace(report),
    ...(stated.has("items") && { items: stated.pointer("items") }),
    signature,
    ...(stated.has("handshake") && { handshakes: buildHandshakes(stated, signature) }),
    ...answers(stated.part("delivery")),
    sending: buildSending(stated.get("delivery"), structure.messages.some(isForm) ? "form" : "json", report),
  };
}

function missingPlace(report: Report): EventPlace {
  report({
    code: "event-place-missing",
    severity: "error",
    message: "The document does not say where a request carries the name of its event.",
    pointer: "",
    help: `Say it in an overlay:
  - target: $
    update:
      x-webhook:
        event: { header: X-Vendor-Event } # or { body: /event }
  # Where no request carries it, give each event a URL of its own: { path: "/{event}" }. A vendor that sends all its
  # events to one URL without names sends one event: keep one message, whose payload is a \`oneOf\` of all, and say
  # \`x-webhook-event: false\` on the others.`,
  });
  return { kind: "header", name: "" };
}

function answers(stated: VocabularyPart): Pick<DeliveryModel, "acknowledge" | "deactivate" | "retries"> {
  stated.allowMembers(["acknowledge", "deactivate", "encoding", "headers", "retries"]);
  const statuses = [200, 599] as const;
  return {
    acknowledge: stated.integer("acknowledge", statuses, 204),
    ...(stated.has("retries") && { retries: stated.integer("retries", [0, 1_000_000], 0) }),
    ...(stated.has("deactivate") && { deactivate: stated.integer("deactivate", statuses, 410) }),
  };
}
