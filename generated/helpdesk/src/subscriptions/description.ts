/** The API that manages subscriptions: what `spec/subscriptions.ts` states. */
export interface SubscriptionsDescription {
  /** Where it lists and creates; one subscription is below it, at its identifier. */
  readonly path: string;
  /** The method that changes a subscription. */
  readonly update: "PATCH" | "POST" | "PUT";
  /** The member that a subscription is wrapped in, in requests and answers; in none when left out. */
  readonly one?: string;
  /** The member that a list of them is wrapped in. */
  readonly many?: string;
  /** What a caller must be allowed to be, such as `admin`, for messages. */
  readonly permission?: string;
}
