import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { resolveAddress, splitReference } from "./addresses.js";
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  members,
  setMember,
  stringMember,
} from "./json.js";
import { knownMetaschema } from "./metaschemas.js";
import { parseDocument } from "./parse.js";
import { mapReferring } from "./reference-walk.js";
import { filesMember, isRefusal, type ReferencedFiles, type Refusal } from "./referenced-files.js";
import {
  childPointer,
  formatPointer,
  localPointer,
  parsePointer,
  referenceOf,
  valueAt,
} from "./references.js";
import { SchemaIdentifiers } from "./schema-identifiers.js";
import type { LocatedDocument } from "./source-document.js";

/** A linked document, and what is wrong with the files it refers to. */
export interface Linking<Document extends LocatedDocument> {
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes the files that a document refers to, directly or not, into the document, under {@link filesMember}, and rewrites
 * the references to them, and those to identifiers of schemas, into pointers. What cannot be followed stays, with the
 * reason among the document's `refusals`: whether that matters depends on who follows it. Linking again links what an
 * overlay has added.
 */
export function linkDocument<Document extends LocatedDocument>(
  document: Document,
  references: ReferencedFiles,
): Linking<Document> {
  if (!refersBeyondPointers(document.data)) return { document, diagnostics: [] };
  const linker = new Linker(document, references);
  const data = linker.link();
  const { refusals, diagnostics, opened } = linker;
  const locate: LocatedDocument["locate"] = (pointer, options) => {
    const [folder, address, ...rest] = parsePointer(pointer) ?? [];
    const file = folder === filesMember ? opened.get(address ?? "") : undefined;
    return (file ?? document).locate(file ? formatPointer(rest) : pointer, options);
  };
  return { document: { ...document, data, locate, refusals }, diagnostics };
}

/** Whether anything in a value is known by more than its place: most documents need no linking. */
function refersBeyondPointers(value: JsonValue): boolean {
  if (isArray(value)) return value.some(refersBeyondPointers);
  if (!isObject(value)) return false;
  const reference = referenceOf(value);
  if (reference !== undefined && !reference.startsWith("#/")) return true;
  if (["$id", "$anchor"].some((key) => stringMember(value, key) !== undefined)) return true;
  return Object.values(value).some(refersBeyondPointers);
}

/** A file of the document to come: where its content stands in it, and what it identifies. */
interface LinkedFile {
  readonly address: string;
  readonly pointer: string;
  readonly data: JsonValue;
  readonly identifiers: SchemaIdentifiers;
  /** Whether its pointers count from the document already. */
  readonly linked: boolean;
}

class Linker {
  readonly refusals = new Map<string, Refusal>();
  readonly diagnostics: Diagnostic[] = [];
  /** Files that were added, by address. */
  readonly opened = new Map<string, LocatedDocument>();
  readonly #document: LocatedDocument;
  readonly #references: ReferencedFiles;
  readonly #files = new Map<string, LinkedFile>();
  readonly #open: LinkedFile[] = [];

  constructor(document: LocatedDocument, references: ReferencedFiles) {
    this.#document = document;
    this.#references = references;
    const root = this.#add(references.root, "", document.data);
    for (const alias of references.aliases ?? []) this.#files.set(alias, root);
    for (const [address, data] of members(member(document.data, filesMember))) {
      this.#add(address, childPointer("", filesMember, address), data, true);
    }
  }

  link(): JsonValue {
    const { data } = this.#document;
    const linked: Record<string, JsonValue> = {};
    let root: JsonValue = data;
    for (let file = this.#open.shift(); file !== undefined; file = this.#open.shift()) {
      const content = this.#rewrite(file);
      if (file.pointer === "") root = content;
      else setMember(linked, file.address, content);
    }
    if (Object.keys(linked).length === 0 || !isObject(root)) return root;
    return { ...root, [filesMember]: linked };
  }

  #add(address: string, pointer: string, data: JsonValue, linked = pointer === ""): LinkedFile {
    const file = { address, pointer, data, identifiers: new SchemaIdentifiers(data), linked };
    this.#files.set(address, file);
    this.#open.push(file);
    return file;
  }

  #rewrite(file: LinkedFile): JsonValue {
    return mapReferring(file.data, (object, pointer) => {
      const reference = referenceOf(object);
      const target = reference === undefined ? undefined : this.#target(file, reference, pointer);
      return target === undefined || reference === target ? object : withReference(object, target);
    });
  }

  /** The reference within the linked document that means the same; undefined where it is none, or cannot be followed. */
  #target(file: LinkedFile, reference: string, at: string): string | undefined {
    const local = localPointer(reference);
    if (local !== undefined) return this.#localTarget(file, local, reference, at);
    const [found, another] = file.identifiers.find(reference, at);
    if (another !== undefined) return this.#refuse(file, at, ambiguous(reference));
    if (found !== undefined) return referenceTo(file.pointer + found);
    const { address, fragment } = splitReference(reference);
    if (address === "") return undefined;
    const other = this.#file(resolveAddress(file.address, address), file, at);
    if (other === undefined) return undefined;
    const pointer = localPointer(`#${fragment}`) ?? other.identifiers.find(`#${fragment}`, "")[0];
    return pointer === undefined ? undefined : referenceTo(other.pointer + pointer);
  }

  /** A pointer counts from the file or, as JSON Schema has it, from the schema with an `$id` that it stands in. */
  #localTarget(file: LinkedFile, local: string, reference: string, at: string): string | undefined {
    const resource = file.identifiers.resourceAt(at);
    const inFile = local !== "" && valueAt(file.data, local) !== undefined;
    const within = inFile || resource === undefined ? local : resource + local;
    if (within !== local && valueAt(file.data, within) !== undefined)
      return referenceTo(file.pointer + within);
    return file.linked ? reference : referenceTo(file.pointer + local);
  }

  #file(address: string, from: LinkedFile, at: string): LinkedFile | undefined {
    const known = this.#files.get(address);
    if (known !== undefined) return known;
    const file = knownMetaschema(address) ?? this.#references.files.get(address);
    if (file === undefined) return undefined;
    if (isRefusal(file)) return this.#refuse(from, at, file);
    const { document, diagnostics } = parseDocument(file);
    this.diagnostics.push(...diagnostics);
    const data = document?.data ?? {};
    if (document !== undefined) this.opened.set(address, document);
    return this.#add(address, childPointer("", filesMember, address), data);
  }

  #refuse(file: LinkedFile, at: string, refusal: Refusal): undefined {
    this.refusals.set(file.pointer + at, refusal);
  }
}

function withReference(object: JsonObject, reference: string): JsonObject {
  const copy: Record<string, JsonValue> = { ...object };
  setMember(copy, "$ref", reference);
  return copy;
}

/** A pointer as a fragment of a URI. */
function referenceTo(pointer: string): string {
  return `#${pointer.replaceAll("%", "%25")}`;
}

function ambiguous(reference: string): Refusal {
  return {
    message: `Several schemas have the \`$id\` that the reference ${JSON.stringify(reference)} names.`,
  };
}
