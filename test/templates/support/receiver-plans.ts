/** A handler's or secret function's part in a row, whatever package or stand-in it belongs to. */
type Behaviour = () => unknown;

/** What a receiver is made of, beside the secret of its sender. */
export interface ReceiverPlan {
  readonly options?: {
    readonly maxBodyBytes?: number;
    readonly bodyTimeout?: number;
    readonly validation?: "reject" | "off";
    readonly malformed?: "acknowledge";
    readonly secret?: () => undefined | Promise<undefined>;
  };
  /** Registered for the sender's event; without any there is one that does nothing. */
  readonly handlers?: readonly Behaviour[];
}

/** What a package has for handlers to throw. */
export interface Outcomes {
  readonly Deactivate: new () => Error;
  readonly Discard: new () => Error;
}

const noop = (): void => undefined;

function throws(error: unknown): () => never {
  return () => {
    throw error;
  };
}

function rejects(error: unknown): () => Promise<never> {
  return () => Promise.reject(error);
}

/**
 * The receivers that the rows of the table of answers are about. This module imports nothing, so that it loads in
 * every run time; what handlers throw is made anew for each receiver.
 */
export const receiverPlans = {
  plain: () => ({}),
  "at most 20 bytes": () => ({ options: { maxBodyBytes: 20 } }),
  "little patience": () => ({ options: { bodyTimeout: 200 } }),
  "secret function that throws": () => ({ options: { secret: throws(new Error("no vault")) } }),
  "secret function that gives nothing": () => ({ options: { secret: async () => undefined } }),
  "malformed acknowledged": () => ({ options: { malformed: "acknowledge" } }),
  "validation rejects": () => ({ options: { validation: "reject" } }),
  "validation off": () => ({ options: { validation: "off" } }),
  "handlers that are done": () => ({ handlers: [noop, async () => "ignored"] }),
  "a handler that throws Deactivate": ({ Deactivate }) => ({ handlers: [throws(new Deactivate())] }),
  "a handler that throws Discard": ({ Discard }) => ({ handlers: [rejects(new Discard())] }),
  "a handler that throws an error": () => ({ handlers: [throws(new Error("größte Panne"))] }),
  "a handler that throws null": () => ({ handlers: [throws(null)] }),
  "a handler that rejects with undefined": () => ({ handlers: [rejects(undefined)] }),
  "a handler that returns a thenable that throws": () => ({ handlers: [() => ({ then: throws("no") })] }),
  "a failure beside success": () => ({ handlers: [noop, rejects(new Error()), noop] }),
  "a failure beside Discard": ({ Discard }) => ({
    handlers: [throws(new Discard()), rejects(new Error())],
  }),
  "Deactivate beside a failure": ({ Deactivate }) => ({
    handlers: [throws(new Error()), rejects(new Deactivate()), noop],
  }),
} satisfies Record<string, (outcomes: Outcomes) => ReceiverPlan>;

/** The name of a plan. */
export type PlanName = keyof typeof receiverPlans;

/** The names of all plans. */
export const planNames = Object.keys(receiverPlans) as PlanName[];

/** What one receiver of the table is made of. */
export function createPlan(name: PlanName, outcomes: Outcomes): Required<ReceiverPlan> {
  const { options = {}, handlers = [noop] }: ReceiverPlan = receiverPlans[name](outcomes);
  return { options, handlers };
}
