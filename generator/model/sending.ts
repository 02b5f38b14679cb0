import { isObject, type JsonValue, member } from "../document/json.js";
import { childPointer } from "../document/references.js";
import { sortedBy } from "../order.js";
import { isHeaderName } from "./header-name.js";
import type { SendingModel } from "./model.js";
import type { Report } from "./report.js";

const at = "/x-webhook/delivery";
const encodings = ["form", "json", "php-json"] as const;

/** What whoever sends a request computes from its address and its body. */
const computed = new Set(["connection", "content-length", "host", "transfer-encoding"]);

const mediaTypes = {
  form: "application/x-www-form-urlencoded",
  json: "application/json",
  "php-json": "application/json",
} as const;

/**
 * Reads how the vendor writes a request, from `x-webhook.delivery`.
 *
 * @param usual how requests are written where it does not say
 */
export function buildSending(
  stated: JsonValue | undefined,
  usual: SendingModel["encoding"],
  report: Report,
): SendingModel {
  const encoding = readEncoding(member(stated, "encoding") ?? usual, report);
  const headers = readHeaders(member(stated, "headers"), report);
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  const all = { ...(!hasType && { "Content-Type": mediaTypes[encoding] }), ...headers };
  return {
    encoding,
    headers: Object.fromEntries(sortedBy(Object.entries(all), ([name]) => name)),
  };
}

function readEncoding(value: JsonValue, report: Report): SendingModel["encoding"] {
  const found = encodings.find((encoding) => encoding === value);
  if (found === undefined)
    invalid(report, "encoding", `\`x-webhook.delivery.encoding\` must be one of ${encodings.join(", ")}.`);
  return found ?? "json";
}

function readHeaders(value: JsonValue | undefined, report: Report): SendingModel["headers"] {
  if (value === undefined) return {};
  if (!isObject(value)) {
    invalid(report, "headers", "`x-webhook.delivery.headers` must be an object of texts.");
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) => {
      const fault = headerFault(name, text);
      if (fault !== undefined) report({ ...invalidAt(childPointer(`${at}/headers`, name)), message: fault });
      return fault === undefined && typeof text === "string" ? [[name, text]] : [];
    }),
  );
}

function headerFault(name: string, value: JsonValue): string | undefined {
  if (!isHeaderName(name)) return `\`${name}\` cannot be the name of a header.`;
  if (computed.has(name.toLowerCase())) return `The header \`${name}\` follows from the request itself.`;
  // RFC 9110, section 5.5: visible characters, with single spaces or tabs between them.
  if (typeof value === "string" && /^[!-~](?:[ \t!-~]*[!-~])?$/.test(value)) return undefined;
  return `The value of the header \`${name}\` must be a text of visible ASCII characters.`;
}

function invalid(report: Report, name: string, message: string): void {
  report({ ...invalidAt(`${at}/${name}`), message });
}

function invalidAt(pointer: string) {
  return { code: "invalid-webhook", severity: "error", pointer } as const;
}
