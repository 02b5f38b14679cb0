import type { ReceiveResult } from "./answers.js";
import type { Delivery, EventSelector, Handler, Handlers, SelectorMap } from "./event-types.js";
import type { FetchContext } from "./fetch-adapter.js";
import { Hooks, type Failure, type Rejection, type Unhandled } from "./hooks.js";
import { later } from "./later.js";
import type { ReceiverSpec } from "./parts.js";
import { receive, type ReceiveRequest } from "./receive.js";
import { Registry, type AnyHandler } from "./registry.js";
import { parseSettings, type ReceiverSettings } from "./settings.js";
import { Workload } from "./workload.js";

const loadFetch = later(() => import("./fetch-adapter.js"));

/** The options of a receiver, without those that its signature scheme adds. */
export interface HandlingOptions extends ReceiverSettings {
  /** Handlers to start with: all of them (`Handlers`) or some. More can be added with `on`. */
  readonly handlers?: { readonly [N in keyof Handlers]?: Handlers[N] | undefined } | undefined;
}

/**
 * Receives deliveries: checks their signatures, parses and validates them, runs handlers. Its methods may be
 * taken off it: `const { on, fetch } = receiver`.
 */
export interface Receiver {
  /** When senders get their answer: the setting. */
  readonly ack: "after" | "before";
  /**
   * Registers a handler for an event, for several, or for a pattern: `prefix.*` for all names that begin with
   * `prefix.`, `*` for all. All handlers of an event start together. Gives the function that removes this
   * registration; the same handler registered twice runs twice, and stays once when one is removed.
   *
   * @throws TypeError at run time when a selector matches no event
   * @example
   * receiver.on("order.created", async ({ payload }) => save(payload));
   * receiver.on(["customer.created", "order.*"], ({ event }) => count(event));
   */
  on<S extends EventSelector>(selector: S | readonly S[], handler: Handler<SelectorMap[S]>): () => void;
  /**
   * Called for a verified request without a handler: the spec does not know the event, or nothing is
   * registered for it. It is acknowledged all the same, and where the headers name the event its body is not even
   * parsed.
   */
  onUnhandled(listener: (unhandled: Unhandled) => unknown): () => void;
  /**
   * Called when a payload does not match its schema, before the handlers; with `validation: "reject"` instead
   * of them.
   */
  onInvalid(listener: (delivery: Delivery) => unknown): () => void;
  /**
   * Called once for each handler that throws, and for what keeps a request from being checked: a secret
   * function that fails, a body that was parsed before, a store of `dedupe` that cannot be reached. With
   * `ack: "before"` also for all that would have been another answer. Without a listener such errors go to
   * `console.error`.
   */
  onError(listener: (failure: Failure) => unknown): () => void;
  /** Called for each request that is turned away with a 4xx, and for what `malformed: "acknowledge"` lets pass. */
  onRejected(listener: (rejection: Rejection) => unknown): () => void;
  /**
   * Answers a request: what all adapters call. It never rejects, whatever it is given. All handlers and hooks
   * have ended when it resolves, unless the setting `ack` is `"before"`; when several handlers differ, or several
   * events of one request, `Deactivate` wins over a failure and a failure over success. The `waitUntil` of a
   * context gets the promise of everything that the request sets going.
   */
  receive(request: ReceiveRequest, context?: FetchContext): Promise<ReceiveResult>;
  /**
   * Answers a `Request`: the handler for Workers, Deno, Bun, Hono, Next.js. The second argument may be the
   * platform's context, whose `waitUntil` then keeps handlers running if the sender hangs up, or, with
   * `ack: "before"`, when it has its answer.
   *
   * @example
   * export default { fetch: (request, env, context) => receiver.fetch(request, context) };
   */
  fetch(request: Request, context?: FetchContext): Promise<Response>;
  /**
   * Waits until all that is running has ended, hooks and the work after an early answer included, for so many
   * milliseconds at most (without limit when left out). Gives how many requests are running still: 0 when none is.
   * What comes in meanwhile is taken as ever, and waited for: stop the server from taking more first.
   *
   * @example
   * process.once("SIGTERM", async () => {
   *   server.close();
   *   await receiver.drain(10_000);
   * });
   */
  drain(timeoutMs?: number): Promise<number>;
}

/**
 * Makes a receiver of what one spec says and one user wants.
 *
 * @throws TypeError when an option cannot work; above all without a usable secret
 */
export function buildReceiver(spec: ReceiverSpec, options: HandlingOptions): Receiver {
  const { description, names } = spec;
  const verifySignature = description.signature.createVerifier(options, description.secretVariable);
  const handshake = description.handshake?.createParts(options, verifySignature);
  const verify = handshake?.verify ?? verifySignature;
  const hooks = new Hooks();
  const registry = new Registry(names);
  const workload = new Workload();
  const settings = parseSettings(options);
  const parts = { ...spec, verify, handshake, registry, hooks, settings, options, workload };
  const receiver: Receiver = {
    ack: settings.ack,
    on: (selector, handler) => registry.add([selector].flat(), handler as AnyHandler),
    onUnhandled: (listener) => hooks.unhandled.add(listener),
    onInvalid: (listener) => hooks.invalid.add(listener),
    onError: (listener) => hooks.error.add(listener),
    onRejected: (listener) => hooks.rejected.add(listener),
    receive: (request, context) => receive(parts, request, context),
    fetch: async (request, context) => (await loadFetch()).answerFetch(receiver.receive, request, context),
    drain: (timeoutMs = Infinity) => workload.drain(timeoutMs),
  };
  for (const [name, handler] of Object.entries(options.handlers ?? {})) {
    if (handler !== undefined) registry.add([name], handler as AnyHandler);
  }
  return receiver;
}
