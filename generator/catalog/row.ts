import { isObject, type JsonObject, type JsonValue, member } from "../document/json.js";

/** One event of one vendor, as a catalogue of webhooks has it. What a row does not say is left out. */
export interface CatalogRow {
  /** The line it stands on, from 1. */
  readonly line: number;
  /** The vendor's name in the catalogue: `help-scout`. */
  readonly vendor: string;
  readonly vendor_display_name?: string;
  /** What the catalogue calls canonical: `convo.created`. */
  readonly event_name: string;
  readonly trigger_description?: string;
  /** JSON Schema 2020-12. */
  readonly payload_schema: JsonObject | boolean;
  /** Such as `hmac-sha1`. */
  readonly auth_method?: string;
  readonly signature_header?: string;
  /** A sentence or two. */
  readonly signature_algorithm_detail?: string;
  readonly delivery_guarantees?: string;
  readonly retry_policy?: RetryPolicy;
  readonly idempotency_key_header?: string;
  readonly docs_url?: string;
  readonly extraction_method?: string;
}

/** How often and when a vendor tries again. */
export interface RetryPolicy {
  readonly max_attempts?: number;
  /** A sentence. */
  readonly backoff?: string;
  /** A sentence or a duration. */
  readonly total_retry_window?: string;
}

/** What is wrong with a member of a row. */
export interface RowFault {
  /** JSON pointer into the row. */
  readonly pointer: string;
  readonly message: string;
}

const texts = [
  "vendor_display_name",
  "trigger_description",
  "auth_method",
  "signature_header",
  "signature_algorithm_detail",
  "delivery_guarantees",
  "idempotency_key_header",
  "docs_url",
  "extraction_method",
] as const;

/** Reads a row whose vendor is known. Members that are not mentioned here may be there, and are not looked at. */
export function readRow(
  value: JsonValue,
  vendor: string,
  line: number,
): { readonly row?: CatalogRow; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const expect = (name: string, wanted: string): void => {
    faults.push({ pointer: `/${name}`, message: `\`${name.replace("/", ".")}\` must be ${wanted}.` });
  };
  const event = member(value, "event_name");
  if (typeof event !== "string" || event.trim() === "") expect("event_name", "the name of an event");
  const schema = schemaOf(member(value, "payload_schema"));
  if (schema === undefined) expect("payload_schema", "a JSON Schema, or the text of one");
  const docs = member(value, "docs_url") ?? "";
  if (typeof docs === "string" && docs.trim() !== "" && !URL.canParse(docs.trim()))
    expect("docs_url", "an address, or null");
  const optional = Object.fromEntries(texts.flatMap((name) => textMember(value, name, name, expect)));
  const retry = retryPolicyOf(member(value, "retry_policy"), expect);
  if (typeof event !== "string" || schema === undefined || faults.length > 0) return { faults };
  const stated = { ...optional, ...(retry !== undefined && { retry_policy: retry }) };
  return { row: { line, vendor, event_name: event.trim(), payload_schema: schema, ...stated }, faults };
}

type Expect = (name: string, wanted: string) => void;

/** Rows of tables keep nested values as text. */
function schemaOf(value: JsonValue | undefined): JsonObject | boolean | undefined {
  const schema = typeof value === "string" ? parseText(value) : value;
  return isObject(schema) || typeof schema === "boolean" ? schema : undefined;
}

function parseText(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function retryPolicyOf(value: JsonValue | undefined, expect: Expect): RetryPolicy | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const policy = typeof value === "string" ? parseText(value) : value;
  if (!isObject(policy)) {
    expect("retry_policy", "an object, or the text of one");
    return undefined;
  }
  const attempts = member(policy, "max_attempts") ?? undefined;
  const isCount = Number.isInteger(attempts) && Number(attempts) >= 0;
  if (attempts !== undefined && !isCount) expect("retry_policy/max_attempts", "a whole number, or null");
  const sentences = (["backoff", "total_retry_window"] as const).flatMap((name) =>
    textMember(policy, name, `retry_policy/${name}`, expect),
  );
  return { ...(isCount && { max_attempts: Number(attempts) }), ...Object.fromEntries(sentences) };
}

function textMember<Name extends string>(
  value: JsonValue,
  name: Name,
  path: string,
  expect: Expect,
): readonly (readonly [Name, string])[] {
  const text = member(value, name) ?? undefined;
  if (text === undefined) return [];
  if (typeof text !== "string") expect(path, "a text, or null");
  return typeof text === "string" && text.trim() !== "" ? [[name, text.trim()]] : [];
}
