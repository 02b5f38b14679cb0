/** What an attacker changes about a delivery. */
export const tamperings = ["signature", "body", "event"] as const;

/** One of {@link tamperings}. */
export type Tampering = (typeof tamperings)[number];
