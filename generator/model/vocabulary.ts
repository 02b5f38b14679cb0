import { isArray, isObject, type JsonObject, type JsonValue, member } from "../document/json.js";
import { childPointer, parsePointer } from "../document/references.js";
import { isHeaderName } from "./header-name.js";
import type { Report } from "./report.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";

/**
 * An object of the vocabulary that overlays add under `x-webhook`, read member by member. Whatever is not as it
 * must be is reported with its name, its value and what it may be, at its place; reading then goes on with a
 * harmless value, so that all mistakes are found at once.
 */
export class VocabularyPart {
  readonly #value: JsonObject;
  readonly #keys: readonly string[];
  readonly #code: DiagnosticCode;
  readonly #report: Report;

  /**
   * @param keys where it stands, from the root: `["x-webhook", "signature"]`
   * @param code the code of the findings
   */
  constructor(value: JsonValue | undefined, keys: readonly string[], code: DiagnosticCode, report: Report) {
    this.#keys = keys;
    this.#code = code;
    this.#report = report;
    this.#value = isObject(value) ? value : {};
    if (value !== undefined && !isObject(value)) this.#find([], `\`${this.#path}\` must be an object.`);
  }

  /** Reports every member that is not one of these. */
  allowMembers(names: readonly string[]): this {
    for (const name of Object.keys(this.#value)) {
      if (names.includes(name)) continue;
      const message = `\`${this.#path}\` has no member \`${name}\`; it may have ${names.toSorted().join(", ")}.`;
      this.#find([name], message);
    }
    return this;
  }

  /** Whether a member is stated. */
  has(name: string): boolean {
    return member(this.#value, name) !== undefined;
  }

  /** The names of its members. */
  get names(): readonly string[] {
    return Object.keys(this.#value);
  }

  /** A member as it stands. */
  get(name: string): JsonValue | undefined {
    return member(this.#value, name);
  }

  /** A member that is a list of objects of the vocabulary, or one such object. */
  list(name: string): readonly VocabularyPart[] {
    const value = this.get(name);
    if (!isArray(value)) return [this.part(name)];
    return value.map((item, index) => {
      const keys = [...this.#keys, name, String(index)];
      return new VocabularyPart(item, keys, this.#code, this.#report);
    });
  }

  /** A member that is an object of the vocabulary itself. */
  part(name: string): VocabularyPart {
    return new VocabularyPart(this.get(name), [...this.#keys, name], this.#code, this.#report);
  }

  /** A text, which may be empty. */
  text(name: string, fallback: string): string {
    const value = this.get(name) ?? fallback;
    return typeof value === "string" ? value : this.invalid(name, "a string", fallback);
  }

  /** True or false. */
  boolean(name: string, fallback: boolean): boolean {
    const value = this.get(name) ?? fallback;
    return typeof value === "boolean" ? value : this.invalid(name, "true or false", fallback);
  }

  /** The name of a header. */
  header(name: string, fallback?: string): string {
    const value = this.get(name) ?? fallback;
    if (typeof value === "string" && isHeaderName(value)) return value;
    return this.invalid(name, "the name of a header", "");
  }

  /** A JSON pointer (RFC 6901). */
  pointer(name: string): string {
    const value = this.get(name);
    if (typeof value === "string" && parsePointer(value) !== undefined) return value;
    return this.invalid(name, "a JSON pointer, such as `/event`", "");
  }

  /** One of a few values; the first of them where another one stands. */
  oneOf<Value extends string>(
    name: string,
    values: readonly [Value, ...Value[]],
    fallback?: NoInfer<Value>,
  ): Value {
    const stated = this.get(name) ?? fallback;
    return values.find((value) => value === stated) ?? this.invalid(name, oneOfText(values), values[0]);
  }

  /** A whole number within bounds, both included. */
  integer(name: string, [least, most]: readonly [number, number], fallback: number): number {
    const value = this.get(name) ?? fallback;
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    return this.invalid(name, `a whole number from ${least} to ${most}`, fallback);
  }

  /** Reports that a member must be something else, and gives what to go on with. */
  invalid<Value>(name: string, expected: string, fallback: Value): Value {
    const value = this.get(name);
    const found = value === undefined ? "is missing" : `is ${shortText(value)}`;
    this.#find([name], `\`${this.#path}.${name}\` ${found}; it must be ${expected}.`);
    return fallback;
  }

  get #path(): string {
    return this.#keys.join(".");
  }

  #find(below: readonly string[], message: string): void {
    const pointer = childPointer("", ...this.#keys, ...below);
    this.#report({ code: this.#code, severity: "error", message, pointer });
  }
}

function oneOfText(values: readonly string[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}

/** A value as it stands in a message: what a person has mistyped, not a whole document. */
function shortText(value: JsonValue): string {
  const text = JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}
