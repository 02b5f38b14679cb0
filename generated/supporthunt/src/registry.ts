import type { Delivery } from "./event-types.js";
import { findNearest } from "./nearest.js";

/** A handler whose event is no longer in its type: the registry sees to it that it gets no other. */
export type AnyHandler = (delivery: Delivery) => unknown;

/** One call of `on`; its identity is what removes it, so one function may be registered twice. */
export interface Registration {
  readonly handler: AnyHandler;
}

/** Which handlers run for which event, in the order in which they were registered. */
export class Registry {
  readonly #names: ReadonlySet<string>;
  readonly #registrations = new Map<string, readonly Registration[]>();

  constructor(names: ReadonlySet<string>) {
    this.#names = names;
  }

  /** The registrations for an event, if there are any. The list stays as it is when others come or go. */
  get(event: string): readonly Registration[] | undefined {
    return this.#registrations.get(event);
  }

  /**
   * Registers a handler, once for each event that a selector matches; gives the function that removes it.
   *
   * @throws TypeError when a selector matches nothing, or the handler is no function
   */
  add(selectors: readonly string[], handler: AnyHandler): () => void {
    if (typeof handler !== "function")
      throw new TypeError(`The handler of ${selectors.join(", ")} must be a function`);
    const events = new Set(selectors.flatMap((selector) => this.#match(selector)));
    const registration = { handler };
    for (const event of events) {
      this.#registrations.set(event, [...(this.get(event) ?? []), registration]);
    }
    return () => {
      for (const event of events) this.#remove(event, registration);
    };
  }

  #remove(event: string, registration: Registration): void {
    const rest = this.get(event)?.filter((other) => other !== registration);
    if (rest?.length) this.#registrations.set(event, rest);
    else this.#registrations.delete(event);
  }

  #match(selector: string): readonly string[] {
    if (this.#names.has(selector)) return [selector];
    const names = [...this.#names];
    const isPattern = selector === "*" || String(selector).endsWith(".*");
    const matches = isPattern ? names.filter((name) => name.startsWith(selector.slice(0, -1))) : [];
    if (matches.length > 0) return matches;
    const nearest = findNearest(String(selector), isPattern ? names.flatMap(patternsOf) : names);
    throw new TypeError(`"${selector}" matches no event.${nearest ? ` Did you mean "${nearest}"?` : ""}`);
  }
}

/** `a.*` and `a.b.*` for `a.b.c`. */
function patternsOf(name: string): readonly string[] {
  const segments = name.split(".");
  return segments.slice(1).map((_, index) => `${segments.slice(0, index + 1).join(".")}.*`);
}
