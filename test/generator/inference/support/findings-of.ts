import { expect } from "vitest";

import { hasErrors } from "../../../../generator/diagnostics/diagnostic.js";
import { parseDocument } from "../../../../generator/document/parse.js";
import { readStructure } from "../../../../generator/document/read-structure.js";
import { type Findings, inferWebhook } from "../../../../generator/inference/findings.js";
import { printOverlay } from "../../../../generator/inference/overlay-text.js";
import { readOverlaid } from "../../../../generator/read-model.js";

/** A document of AsyncAPI 2.6 around channels and components in YAML, whose server is the receiver's. */
export function vendorDocument(body: string, description = "The webhooks of Acme."): string {
  return `asyncapi: 2.6.0
info: { title: Acme Webhooks, version: 1.0.0, description: ${JSON.stringify(description)} }
servers: { receiver: { url: "{yourUrl}", protocol: https } }
${body}`;
}

/** One message in YAML's flow style on a channel of its own. */
export function channelOf(key: string, message: string): string {
  return `  ${JSON.stringify(key)}: { subscribe: { message: ${message} } }\n`;
}

/** Several messages on one channel, by their keys, in YAML's flow style. */
export function messagesOf(messages: Readonly<Record<string, string>>): string {
  const keys = Object.keys(messages);
  const refs = keys.map((key) => `{ $ref: "#/components/messages/${key}" }`);
  const lines = keys.map((key) => `    ${key}: ${messages[key]}\n`);
  return `channels: { hooks: { subscribe: { message: { oneOf: [${refs.join(", ")}] } } } }
components:
  messages:
${lines.join("")}`;
}

/** What is found in a document. The overlay that it gives applies to it without an error. */
export async function findingsOf(text: string): Promise<Findings> {
  const file = "asyncapi.yaml";
  const { document, diagnostics } = parseDocument({ file, text });
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  const { structure } = await readStructure(document);
  if (structure === undefined) throw new Error("the document has no structure");
  const findings = inferWebhook(structure, document);
  const overlay = { file: "overlay.yaml", text: printOverlay(findings, file) };
  expect(readOverlaid({ file, text }, [overlay]).diagnostics.filter((each) => hasErrors([each]))).toEqual([]);
  return findings;
}

/** Names by message: those that the document states, and those that are proposed. */
export function namesIn({ stated, proposed }: Findings): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    [...stated, ...proposed].map(({ message, names }) => [message.key ?? message.pointer, names]),
  );
}
