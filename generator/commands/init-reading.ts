import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { checkDocument } from "../document/check.js";
import type { DocumentText } from "../document/parse.js";
import { members } from "../document/json.js";
import { valueAt } from "../document/references.js";
import type { SourceDocument } from "../document/source-document.js";
import { readStructure } from "../document/read-structure.js";
import { type Findings, inferWebhook } from "../inference/findings.js";
import { readOverlaid } from "../read-model.js";

/** What a document was found to say; without findings there is at least one error. */
export interface FindingsReading {
  readonly findings?: Findings;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a vendor's document, without an overlay. One that describes no webhooks is an error. */
export async function readFindings(text: DocumentText): Promise<FindingsReading> {
  const { source: document, diagnostics } = readOverlaid(text, []);
  if (document === undefined || hasErrors(diagnostics)) return { diagnostics };
  const { structure, diagnostics: found } = await readStructure(document);
  const all = [...diagnostics, ...(await checkDocument(document)), ...found];
  if (structure === undefined || hasErrors(all)) return { diagnostics: all };
  const findings = inferWebhook(structure, document);
  const none = noWebhooks(findings, document);
  return { findings, diagnostics: none === undefined ? all : [none] };
}

/** Messages that are defined and that no channel names may be what its author meant. */
function unused({ data }: SourceDocument): string {
  const { length } = members(valueAt(data, "/components/messages"));
  return length === 0 ? "" : `, and names none of the ${length} under \`components.messages\` there`;
}

function noWebhooks(findings: Findings, document: SourceDocument): Diagnostic | undefined {
  const { stated, proposed, missing, leftOut, protocols } = findings;
  if (stated.length + proposed.length + missing.length > 0) return undefined;
  const streams = protocols.filter((protocol) => !/^https?$/.test(protocol));
  return {
    code: "no-webhooks",
    severity: "error",
    message:
      leftOut.length === 0
        ? `The document describes no webhooks: it has no message on any channel${unused(document)}.`
        : `The document describes no webhooks: its messages are sent over ${streams.join(", ") || "other channels"}.`,
    pointer: "/channels",
    location: document.locate("/channels", { key: true }),
    help: "hookstep generates receivers of HTTP requests. For a vendor's webhooks there may be another document.",
  };
}
