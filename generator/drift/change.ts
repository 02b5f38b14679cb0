/**
 * What a change means for someone who reads payloads. `breaking`: code that was right may now be wrong.
 * `addition`: code stays right, there is more to use. `documentation`: nothing but words.
 */
export type ChangeClass = "addition" | "breaking" | "documentation";

/** What a change is about. */
export type ChangeSubject = "delivery" | "documentation" | "event" | "payload";

/** One difference between two models: one edit is one change, wherever its schema is used. */
export interface Change {
  readonly class: ChangeClass;
  readonly what: ChangeSubject;
  /** Names of the events it reaches, sorted; empty where it concerns all of them. */
  readonly events: readonly string[];
  /**
   * The type and the place in it, as a reader writes it: `Conversation.assignee.id`, `Customer.emails[]`,
   * `Labels[string]` for an index signature. For the delivery the name under `x-webhook`: `signature.header`.
   */
  readonly path?: string;
  /** How it was, in words a reviewer reads; absent for something new. */
  readonly before?: string;
  /** How it is now; absent for something that is gone. */
  readonly after?: string;
  /** Why it has its class. */
  readonly reason: string;
  /** JSON pointer into the old document, after overlays; absent for something new. */
  readonly from?: string;
  /** JSON pointer into the new document, after overlays; absent for something that is gone. */
  readonly to?: string;
  /** What a maintainer has to do about it, such as the overlay action to add. */
  readonly help?: string;
}

/** The classes, the gravest first. */
export const changeClasses = [
  "breaking",
  "addition",
  "documentation",
] as const satisfies readonly ChangeClass[];

/** The gravest class of changes; undefined where there is none. */
export function gravestClass(changes: readonly Pick<Change, "class">[]): ChangeClass | undefined {
  return changeClasses.find((name) => changes.some((change) => change.class === name));
}
