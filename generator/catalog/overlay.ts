import type { JsonObject } from "../document/json.js";
import type { CatalogEventPlace } from "./event-place.js";
import type { CatalogRow } from "./row.js";
import type { CatalogSignature } from "./signature.js";

/** What of the rows an overlay is made from. */
export interface OverlayFacts {
  readonly rows: readonly [CatalogRow, ...CatalogRow[]];
  readonly keys: ReadonlyMap<CatalogRow, string>;
  readonly place: CatalogEventPlace | undefined;
  readonly signature: CatalogSignature;
}

/** The mark of an action that nobody has confirmed. */
const inferredMark = { "x-inferred": true };

/** The overlay of a catalogue's document: what else its rows say, and, marked as such, what only follows from words. */
export function buildOverlay({ rows, keys, place, signature }: OverlayFacts): JsonObject {
  const [{ vendor, vendor_display_name = vendor }] = rows;
  return {
    overlay: "1.1.0",
    info: { title: `${vendor_display_name} webhooks, as the catalogue has them`, version: "1.0.0" },
    extends: "asyncapi.yaml",
    actions: [
      nameAction(rows, keys),
      ...(place === undefined ? [] : [placeAction(place)]),
      ...signatureActions(rows[0], signature),
      ...deliveryActions(rows),
    ],
  };
}

function nameAction(rows: readonly CatalogRow[], keys: ReadonlyMap<CatalogRow, string>): JsonObject {
  const update = rows.map((row) => [keys.get(row) ?? "", { "x-webhook-event": row.event_name }]);
  return {
    target: "$.components.messages",
    description: "The name of each event. Source: event_name, which the catalogue calls canonical.",
    update: Object.fromEntries(update),
  };
}

function placeAction({ pointer, evidence }: CatalogEventPlace): JsonObject {
  const source =
    evidence === undefined
      ? "payload_schema fixes the value in every row."
      : `inferred from the descriptions in payload_schema, such as: ${evidence}`;
  return {
    target: "$",
    description: `Where a request carries the name of its event. Source: ${source}`,
    ...(evidence !== undefined && inferredMark),
    update: { "x-webhook": { event: { body: pointer } } },
  };
}

function signatureActions(
  row: CatalogRow,
  { stated, inferred, evidence, open }: CatalogSignature,
): readonly JsonObject[] {
  const {
    auth_method = "nothing",
    signature_header = "nothing",
    signature_algorithm_detail = "nothing",
  } = row;
  const columns = `auth_method: ${auth_method}; signature_header: ${signature_header}`;
  const sentence = `signature_algorithm_detail: ${signature_algorithm_detail}`;
  const reason =
    open === undefined ? "" : ` ${open} A function of yours checks requests until it is known (${sentence}).`;
  const known = {
    target: "$",
    description: `How the sender of a request is known. Source: ${columns}.${reason}`,
    update: { "x-webhook": { signature: stated } },
  };
  if (Object.keys(inferred).length === 0) return [known];
  const words = evidence.map((text) => JSON.stringify(text)).join(", ");
  const action = {
    target: "$",
    description: `Inferred from ${words} in ${sentence}`,
    ...inferredMark,
    update: { "x-webhook": { signature: inferred } },
  };
  return [known, action];
}

/** What is said about retries, in one action; only what all rows agree on is stated. */
function deliveryActions(rows: readonly CatalogRow[]): readonly JsonObject[] {
  const said: readonly (readonly [column: string, values: readonly (string | number | undefined)[]])[] = [
    ["delivery_guarantees", rows.map((row) => row.delivery_guarantees)],
    ["retry_policy.max_attempts", rows.map((row) => row.retry_policy?.max_attempts)],
    ["retry_policy.backoff", rows.map((row) => row.retry_policy?.backoff)],
    ["retry_policy.total_retry_window", rows.map((row) => row.retry_policy?.total_retry_window)],
    ["idempotency_key_header", rows.map((row) => row.idempotency_key_header)],
  ];
  const sentences = said.flatMap(([column, values]) => {
    const found = [...new Set(values)].filter((value) => value !== undefined);
    return found.length === 0 ? [] : [`${column}: ${found.join(" | ")}`];
  });
  if (sentences.length === 0) return [];
  const [attempts, ...others] = new Set(rows.map((row) => row.retry_policy?.max_attempts));
  const isAgreed = attempts !== undefined && others.length === 0;
  return [
    {
      target: "$",
      description: `What happens to a delivery that fails. Source: ${sentences.join("; ")}`,
      update: { "x-webhook": { delivery: isAgreed ? { retries: attempts } : {} } },
    },
  ];
}
