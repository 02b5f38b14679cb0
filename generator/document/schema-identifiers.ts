import { isUri, splitReference } from "./addresses.js";
import { isArray, isObject, type JsonValue, stringMember } from "./json.js";
import { referringMembers } from "./reference-walk.js";
import { childPointer, localPointer } from "./references.js";

/** What relative identifiers without an absolute one around them are relative to; it never shows. */
const nowhere = "https://relative.invalid/";

/** The schemas of one file that name themselves, by `$id` (`id` in draft 4) and `$anchor`. */
export class SchemaIdentifiers {
  /** Pointers by absolute identifier; several where schemas share it. */
  readonly #pointers = new Map<string, Set<string>>();
  /** Schemas with an `$id`, outermost first: they are what a reference below them is relative to. */
  readonly #bases: { readonly pointer: string; readonly uri: string }[] = [];

  constructor(file: JsonValue) {
    this.#index(file, "", nowhere, false);
  }

  /** The pointer of the innermost schema with an `$id` around a place. */
  resourceAt(pointer: string): string | undefined {
    return this.#baseOf(pointer)?.pointer;
  }

  /** The pointers of the schemas that a reference at a place means by their identifier. */
  find(reference: string, at: string): readonly string[] {
    const { address, fragment } = splitReference(reference);
    const base = this.#baseOf(at)?.uri ?? nowhere;
    const uri = absolute(address, base);
    if (uri === undefined) return [];
    const isPointer = fragment === "" || fragment.startsWith("/");
    const found = [...(this.#pointers.get(isPointer ? uri : `${uri}#${fragment}`) ?? [])];
    const below = isPointer ? localPointer(`#${fragment}`) : "";
    return below === undefined ? [] : found.map((pointer) => pointer + below);
  }

  #baseOf(pointer: string) {
    return this.#bases.findLast((base) => pointer === base.pointer || pointer.startsWith(`${base.pointer}/`));
  }

  #index(value: JsonValue, pointer: string, base: string, names: boolean): void {
    if (isArray(value)) {
      for (const [index, item] of value.entries())
        this.#index(item, childPointer(pointer, index), base, false);
    }
    if (!isObject(value)) return;
    const own = names ? base : this.#note(value, pointer, base);
    for (const child of referringMembers(value, names)) {
      this.#index(child.value, childPointer(pointer, child.key), own, child.names);
    }
  }

  /** Notes the identifiers of a schema; gives what references below it are relative to. */
  #note(schema: JsonValue, pointer: string, base: string): string {
    const anchor = stringMember(schema, "$anchor");
    const id = stringMember(schema, "$ref") === undefined ? stringMember(schema, "$id") : undefined;
    const { address, fragment } = splitReference(id ?? "");
    const uri = absolute(address, base) ?? base;
    if (address !== "") {
      this.#bases.push({ pointer, uri });
      this.#add(uri, pointer);
    }
    for (const name of [anchor ?? "", fragment]) if (name !== "") this.#add(`${uri}#${name}`, pointer);
    return uri;
  }

  #add(uri: string, pointer: string): void {
    this.#pointers.set(uri, (this.#pointers.get(uri) ?? new Set()).add(pointer));
  }
}

function absolute(address: string, base: string): string | undefined {
  if (address === "") return base;
  if (!URL.canParse(address, base)) return isUri(address) ? address : undefined;
  return new URL(address, base).href;
}
