import type { Message } from "../document/structure.js";
import { isForm } from "./form.js";
import { jsonPath, overlayAction } from "./overlay-action.js";
import type { Finding, Report } from "./report.js";

/** Schema languages that are read: JSON Schema, and the dialects of it that AsyncAPI and OpenAPI have. */
const jsonSchema = /^application\/(?:schema|vnd\.aai\.asyncapi|vnd\.oai\.openapi)(?:[;+]|$)/;

/** Other schema languages, by what their media types hold. */
const languages = [
  { name: "Avro", sign: "avro" },
  { name: "RAML", sign: "raml" },
  { name: "Protocol Buffers", sign: "protobuf" },
  { name: "XML Schema", sign: "xml" },
] as const;

/**
 * Whether the payloads of a message can be received: whether their schema is one of JSON, and their body JSON or a form. Reports
 * what is not.
 */
export function canRead(message: Message, report: Report): boolean {
  const schema = schemaFinding(message);
  const body = bodyFinding(message);
  for (const finding of [schema, body]) if (finding) report(finding);
  return schema?.severity !== "error" && body?.severity !== "error";
}

function schemaFinding({ schemaFormat, pointer, payload }: Message): Finding | undefined {
  const format = schemaFormat?.replace(/\s+/g, "").toLowerCase();
  if (format === undefined || jsonSchema.test(format)) return undefined;
  const language = languages.find(({ sign }) => format.includes(sign));
  if (language === undefined && /^(?:application|text)\/(?:x-)?(?:json|yaml)\b/.test(format)) {
    const message = `\`${schemaFormat}\` names no schema language; the payload is read as JSON Schema.`;
    return { code: "schema-format-unclear", severity: "warning", message, pointer };
  }
  const name = language === undefined ? `\`${schemaFormat}\`` : `${language.name} (\`${schemaFormat}\`)`;
  return {
    code: "unsupported-schema-format",
    severity: "error",
    message: `The payload is described in ${name}, which is not JSON Schema.`,
    pointer,
    help: `Put a JSON Schema in its place in an overlay:
  - target: ${JSON.stringify(jsonPath(payload?.pointer ?? `${pointer}/payload`))}
    remove: true
${overlayAction(pointer, "schemaFormat: application/schema+json;version=draft-07")}
      payload: { type: object } # the converted schema`,
  };
}

function bodyFinding(message: Message): Finding | undefined {
  const { contentType, pointer } = message;
  const type = (contentType ?? "application/json").split(";")[0]?.trim().toLowerCase() ?? "";
  if (isForm(message) || /^(?:\*\/\*|application\/\*)$|[/+.-]json\b/.test(type)) return undefined;
  const isOther = /^multipart\/|[/+]xml$/.test(type);
  const sentence = `The message is sent as \`${contentType}\`, but only JSON and forms are received`;
  if (!isOther) {
    return {
      code: "content-type",
      severity: "warning",
      message: `${sentence}; it is taken for JSON.`,
      pointer,
    };
  }
  return {
    code: "unsupported-content-type",
    severity: "error",
    message: `${sentence}.`,
    pointer,
    help: `If the vendor can send JSON, choose it there and say so in an overlay; if not, leave the message out:
${overlayAction(pointer, "contentType: application/json # or x-webhook-event: false")}`,
  };
}
