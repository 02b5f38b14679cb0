import { type Alternative, scalarOf } from "./alternative.js";
import type { KeywordType, LiteralType } from "./payload-type.js";

/** The alternatives of a union that something may fit, ready to be asked often: a set of values may be long. */
export class Targets {
  /** Equal for equal alternatives. */
  readonly id: string;
  /** Those that are not just a scalar. */
  readonly others: readonly Alternative[];
  readonly #keys: ReadonlySet<string>;

  constructor(alternatives: readonly Alternative[], id: string) {
    this.id = id;
    this.others = alternatives.filter((target) => scalarOf(target) === undefined || isUnknown(target));
    this.#keys = new Set(alternatives.flatMap((target) => keysOf(scalarOf(target)).slice(0, 1)));
  }

  /** Whether one of the scalars takes a scalar. */
  takes(scalar: KeywordType | LiteralType): boolean {
    return keysOf(scalar).some((key) => this.#keys.has(key));
  }

  /** `{} | null | undefined` takes what `unknown` does (TypeScript 4.8). */
  takesAnything(): boolean {
    if (this.#keys.has("keyword unknown")) return true;
    return (
      this.#keys.has("keyword null") && this.#keys.has("keyword undefined") && this.others.some(isAnyObject)
    );
  }
}

/** Whether an alternative takes every value. */
export function isUnknown(alternative: Alternative): boolean {
  const scalar = scalarOf(alternative);
  return scalar?.kind === "keyword" && scalar.name === "unknown";
}

/** The key of a scalar, then that of the wider one that takes it. */
function keysOf(scalar: KeywordType | LiteralType | undefined): readonly string[] {
  if (scalar === undefined) return [];
  if (scalar.kind === "keyword") return [`keyword ${scalar.name}`];
  return [`value ${JSON.stringify(scalar.value)}`, `keyword ${typeof scalar.value}`];
}

function isAnyObject([first, ...more]: Alternative): boolean {
  const type = first?.type;
  if (more.length > 0 || type?.kind !== "object") return false;
  return type.members.size === 0 && type.rest === undefined;
}
