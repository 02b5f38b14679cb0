import {
  type CreatedSubscription,
  type Subscription,
  type SubscriptionChanges,
  type SubscriptionCreation,
  subscriptions,
} from "./spec/subscriptions.js";
import type { SubscriptionsDescription } from "./subscriptions/description.js";
import { readMany, readOne, wrap } from "./subscriptions/envelope.js";
import { type CallOptions, connect, type ConnectionOptions } from "./subscriptions/request.js";

export type { CreatedSubscription, Subscription, SubscriptionChanges, SubscriptionCreation };
export { SubscriptionError, type SubscriptionFailure } from "./subscriptions/error.js";
export type { AuthenticationHeaders, CallOptions, ConnectionOptions } from "./subscriptions/request.js";

/**
 * Manages the subscriptions that deliveries are sent for. Each call is one request, which is not repeated; it
 * rejects with a `SubscriptionError` when it is not carried out.
 */
export interface Subscriptions {
  /** All subscriptions. */
  list(options?: CallOptions): Promise<Subscription[]>;
  /** One subscription. */
  retrieve(id: string, options?: CallOptions): Promise<Subscription>;
  /** Subscribes. Keep the secret of the answer, where it has one: no other request gives it. */
  create(creation: SubscriptionCreation, options?: CallOptions): Promise<CreatedSubscription>;
  /** Changes a subscription: what is left out stays as it is. Gives the subscription as it is then. */
  update(id: string, changes: SubscriptionChanges, options?: CallOptions): Promise<Subscription>;
  /** Unsubscribes. */
  delete(id: string, options?: CallOptions): Promise<void>;
}

/**
 * Gives a client for the API that manages subscriptions.
 *
 * @throws TypeError when `baseUrl` is no address that requests can be sent to
 * @example
 * const subscriptions = createSubscriptions({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
 * for (const { id } of await subscriptions.list()) console.log(id);
 */
export function createSubscriptions(options: ConnectionOptions): Subscriptions {
  const api: SubscriptionsDescription = subscriptions;
  const send = connect(options, api.permission);
  // What the API gives is what its description says; only its envelope is looked at.
  return {
    async list(call) {
      return readMany(api, await send({ ...call, method: "GET", path: api.path })) as Subscription[];
    },
    async retrieve(id, call) {
      return readOne(api, await send({ ...call, method: "GET", path: pathOf(id) })) as Subscription;
    },
    async create(creation, call) {
      const request = { ...call, method: "POST", path: api.path, content: wrap(api, creation) };
      return readOne(api, await send(request)) as CreatedSubscription;
    },
    async update(id, changes, call) {
      const request = { ...call, method: api.update, path: pathOf(id), content: wrap(api, changes) };
      return readOne(api, await send(request)) as Subscription;
    },
    async delete(id, call) {
      await send({ ...call, method: "DELETE", path: pathOf(id) });
    },
  };
}

/** An identifier that is empty or means a folder in a URL would lead the request elsewhere. */
function pathOf(id: string): string {
  if (typeof id === "string" && !/^\.{0,2}$/.test(id))
    return `${subscriptions.path}/${encodeURIComponent(id)}`;
  throw new TypeError("`id` must be the identifier of a subscription");
}
