import { resolveAddress, splitReference } from "../document/addresses.js";
import type { JsonValue } from "../document/json.js";
import { knownMetaschema } from "../document/metaschemas.js";
import { type DocumentText, parseDocument } from "../document/parse.js";
import { mapReferring } from "../document/reference-walk.js";
import { otherAddresses } from "../document/own-name.js";
import { isRefusal, type ReferencedFiles, type Refusal } from "../document/referenced-files.js";
import { referenceOf } from "../document/references.js";

/** Reads the file at an address, or says why it is not read. Throws only what no reference is to blame for. */
export type ReadReferenced = (address: string) => Promise<DocumentText | Refusal>;

/** So many files may belong to one document. */
const MAX_FILES = 1000;

/** A `$ref` that does not begin with `#`, or that an escape may hide. Most documents have none. */
const elsewhere = /\$ref["']?\s*:\s*["']?(?!["']?#)\S|\\u0024|\\x24/;

/**
 * Reads every file that a document refers to, directly or not. Overlays may bring in references of their own, which
 * count from the document's folder. `undefined` where nothing refers to another file.
 *
 * @param root the address of the document: the name of its file, or its URL
 */
export async function readReferences(
  root: string,
  [document, ...overlays]: readonly [DocumentText, ...DocumentText[]],
  read: ReadReferenced,
): Promise<ReferencedFiles | undefined> {
  if (![document, ...overlays].some(refersElsewhere)) return undefined;
  const files = new Map<string, DocumentText | Refusal>();
  const aliases = otherAddresses(root, overlays);
  let namesDocument = false;
  const open = [document, ...overlays].flatMap((text) => addressesIn(text, root));
  for (let address = open.shift(); address !== undefined; address = open.shift()) {
    const isOwn = address === root || aliases.includes(address);
    namesDocument ||= isOwn;
    if (isOwn || files.has(address) || knownMetaschema(address) !== undefined) continue;
    const file = files.size < MAX_FILES ? await read(address) : tooMany;
    files.set(address, file);
    if (!isRefusal(file)) open.push(...addressesIn(file, address));
  }
  return { root, aliases, namesDocument, files };
}

/** Whether a text may refer to another file, told without reading it. */
export function refersElsewhere({ text }: DocumentText): boolean {
  return elsewhere.test(text);
}

const tooMany: Refusal = { message: `The document refers to more than ${MAX_FILES} files.` };

/** The addresses that a file refers to. What is wrong with the file is found, and told, when it is linked. */
function addressesIn(file: DocumentText, base: string): readonly string[] {
  const data: JsonValue = parseDocument(file).document?.data ?? null;
  const found = new Set<string>();
  mapReferring(data, (object) => {
    const { address } = splitReference(referenceOf(object) ?? "");
    if (address !== "") found.add(resolveAddress(base, address));
    return object;
  });
  return [...found];
}
