import { fileMemberKeys, fileTitle } from "../document/file-members.js";
import { type JsonValue, members, stringMember } from "../document/json.js";
import { filesMember } from "../document/referenced-files.js";
import { parsePointer, valueAt } from "../document/references.js";
import { identifierOf, inlineTypeName, isFreeTypeName, typeName } from "./names.js";
import { overlayAction } from "./overlay-action.js";
import type { Report } from "./report.js";

/** Words of a pointer that say where a schema stands and nothing about what it is. */
const structural = new Set([
  "$defs",
  "allOf",
  "anyOf",
  "channels",
  "components",
  "definitions",
  "message",
  "messages",
  "oneOf",
  "payload",
  "properties",
  "publish",
  "schema",
  "schemas",
  "subscribe",
]);

/**
 * Gives every named schema its type name, and each name to one schema only. A schema under
 * `components/schemas` is named after its key, also where it is written in another file, an inline payload after
 * its message, anything else that is referred to after the path that leads to it; `x-type-name` on a schema
 * overrides all three.
 */
export class TypeNames {
  readonly #data: JsonValue;
  readonly #report: Report;
  readonly #namesByPointer = new Map<string, string>();
  readonly #pointersByName = new Map<string, string>();
  readonly #componentNames: ReadonlySet<string>;
  readonly #componentKeys: ReadonlyMap<string, string>;

  constructor(data: JsonValue, report: Report) {
    this.#data = data;
    this.#report = report;
    const components = members(valueAt(data, "/components/schemas"));
    this.#componentKeys = fileMemberKeys(data, "/components/schemas");
    this.#componentNames = new Set(components.map(([key]) => identifierOf(key)));
  }

  /** The type name of the schema at a pointer. `suggested` names an inline payload. */
  nameOf(pointer: string, suggested?: string): string {
    const known = this.#namesByPointer.get(pointer);
    if (known !== undefined) return known;
    const name = this.#stated(pointer) ?? this.#chosen(pointer, suggested);
    this.#namesByPointer.set(pointer, name);
    this.#claim(name, pointer);
    return name;
  }

  /** A payload that is called like a schema of the document gives way to it. */
  #chosen(pointer: string, suggested: string | undefined): string {
    const key = this.#componentKeys.get(pointer);
    const isInline = suggested !== undefined && !/^\/components\/schemas\/[^/]+$/.test(pointer);
    if (key !== undefined || !isInline) return typeName(key ?? pathName(pointer), this.#componentNames);
    return inlineTypeName(suggested, this.#componentNames);
  }

  #stated(pointer: string): string | undefined {
    const stated = stringMember(valueAt(this.#data, pointer), "x-type-name");
    if (stated === undefined || isFreeTypeName(stated)) return stated;
    this.#report({
      code: "invalid-type-name",
      severity: "error",
      message: `\`${stated}\` cannot be the name of a type: it is no identifier of TypeScript, or taken.`,
      pointer: `${pointer}/x-type-name`,
    });
    return undefined;
  }

  #claim(name: string, pointer: string): void {
    const other = this.#pointersByName.get(name);
    if (other === undefined) {
      this.#pointersByName.set(name, pointer);
      return;
    }
    this.#report({
      code: "duplicate-type-name",
      severity: "error",
      message: `Two schemas would both be the type \`${name}\`: #${other} and #${pointer}.`,
      pointer,
      help: `Give one of them another name in an overlay:
${overlayAction(pointer, `x-type-name: Another${name}`)}`,
    });
  }
}

/** What of a path tells a schema from others; in another file, its own path there, or else the file's name. */
function pathName(pointer: string): string {
  const path = parsePointer(pointer) ?? [];
  const file = path[0] === filesMember ? path[1] : undefined;
  const own = file === undefined ? path : path.slice(2);
  if (own.length === 3 && own[0] === "components") return own[2] ?? "";
  const words = own.filter((key) => !structural.has(key)).map((key) => key || "empty");
  return words.length === 0 && file !== undefined ? fileTitle(file) : words.join(" ");
}
