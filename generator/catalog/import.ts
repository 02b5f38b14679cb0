import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DocumentText } from "../document/parse.js";
import { printYaml } from "../document/yaml-print.js";
import type { EmittedFile } from "../emit/file.js";
import { buildDocument, messageKeys } from "./document.js";
import { findEventPlace } from "./event-place.js";
import { buildOverlay } from "./overlay.js";
import type { CatalogRow } from "./row.js";
import { readRows } from "./rows.js";
import { type CatalogSignature, readSignature } from "./signature.js";

/** What came of one vendor's rows. Without `files` there is at least one error. */
export interface Imported {
  /** The document and its overlay. */
  readonly files?: readonly EmittedFile[];
  readonly events: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes an AsyncAPI document and an overlay from the rows that a catalogue has of a vendor. */
export function importCatalog(catalog: DocumentText, vendor: string): Imported {
  const { rows, diagnostics } = readRows(catalog, vendor);
  if (rows === undefined) return { events: 0, diagnostics };
  const keys = messageKeys(rows);
  const place = findEventPlace(rows);
  const { signature, diagnostics: doubts } = agreedSignature(rows, catalog.file);
  const overlay = printYaml(buildOverlay({ rows, keys, place, signature }));
  return {
    files: [
      { path: "asyncapi.yaml", text: documentHeading + printYaml(buildDocument(rows, keys)) },
      { path: "overlay.yaml", text: overlayHeading + overlay + (place === undefined ? missingPlace : "") },
    ],
    events: rows.length,
    diagnostics: [...diagnostics, ...doubts],
  };
}

const documentHeading = "# What a catalogue of webhooks says about this vendor's payloads.\n";

const overlayHeading = `# What the catalogue's columns say beyond payloads. An action with \`x-inferred: true\` follows from words of a
# sentence only: compare it with the vendor's documentation, then delete that line.
`;

const missingPlace = `  # The catalogue does not say where a request carries the name of its event. Complete one of these lines:
  # - target: $
  #   update:
  #     x-webhook:
  #       event: { header: X-Vendor-Event }
  #       event: { body: /event }
`;

/** The signature that all rows describe; a function of the user's where they do not agree, or are not understood. */
function agreedSignature(
  rows: readonly [CatalogRow, ...CatalogRow[]],
  file: string,
): { readonly signature: CatalogSignature; readonly diagnostics: readonly Diagnostic[] } {
  const found = rows.map((row) => ({ row, signature: readSignature(row) }));
  const unknown = found
    .filter(({ signature }) => signature === undefined)
    .map(({ row }) => unknownMethod(row, file));
  const [first, ...others] = new Map(
    found.map(({ row, signature }) => [textOf(signature), { row, signature }]),
  ).values();
  const signature = first?.signature;
  const undecided = (open: string): CatalogSignature => ({
    stated: { scheme: "custom" },
    inferred: {},
    evidence: [],
    open,
  });
  if (unknown.length > 0) return { signature: undecided("The method is not known."), diagnostics: unknown };
  const [other] = others;
  if (signature !== undefined && other === undefined) return { signature, diagnostics: [] };
  return {
    signature: undecided("The catalogue's rows differ."),
    diagnostics: [disagreement(rows[0], other?.row ?? rows[0], file)],
  };
}

function textOf(signature: CatalogSignature | undefined): string {
  return JSON.stringify([signature?.stated, signature?.inferred]);
}

function unknownMethod({ auth_method = "", line }: CatalogRow, file: string): Diagnostic {
  return {
    code: "unknown-auth-method",
    severity: "warning",
    message: `The method \`${auth_method}\` is not known, so that requests are left to a function of yours.`,
    location: { file, line },
    help: "State the signature in the overlay, where it is known.",
  };
}

function disagreement({ line }: CatalogRow, other: CatalogRow, file: string): Diagnostic {
  return {
    code: "auth-methods-differ",
    severity: "warning",
    message: `Lines ${line} and ${other.line} say that requests are signed in different ways.`,
    location: { file, line: other.line },
    help: "State the one that is right in the overlay; until then a function of yours checks requests.",
  };
}
