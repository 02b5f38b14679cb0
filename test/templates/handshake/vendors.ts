import type { HandshakeDescription } from "../../../templates/src/handshake/description.js";

/** What a vendor asks, and what its documentation says it wants to read. */
export interface VendorHandshake {
  readonly vendor: string;
  readonly description: HandshakeDescription;
  readonly request: {
    readonly method?: string;
    readonly url?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly answer: { readonly type: "text/plain; charset=utf-8" | "application/json"; readonly body: string };
}

const text = "text/plain; charset=utf-8";
const post = { method: "POST", signed: true } as const;

/** Zoom's HMAC is what `printf qgg8vlvZRS6UYooatFL8Aw | openssl dgst -sha256 -hmac "it's a secret"` gives. */
export const vendorHandshakes: readonly VendorHandshake[] = [
  {
    vendor: "Slack",
    description: {
      ...post,
      when: [{ body: "/type", is: "url_verification" }],
      respond: { text: { body: "/challenge" } },
    },
    request: { body: '{"type":"url_verification","challenge":"3eZbrw1aB"}' },
    answer: { type: text, body: "3eZbrw1aB" },
  },
  {
    vendor: "Meta",
    description: {
      method: "GET",
      signed: false,
      when: [{ query: "hub.mode", is: "subscribe" }],
      token: { query: "hub.verify_token", option: "verifyToken" },
      respond: { text: { query: "hub.challenge" } },
    },
    request: {
      method: "GET",
      url: "/hooks?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock",
    },
    answer: { type: text, body: "1158201444" },
  },
  {
    vendor: "Microsoft Graph",
    description: {
      method: "POST",
      signed: false,
      when: [{ query: "validationToken" }],
      respond: { text: { query: "validationToken" } },
    },
    request: { url: "https://example.com/hooks?validationToken=Validation%3a+Testing+%3cb%3e" },
    answer: { type: text, body: "Validation: Testing <b>" },
  },
  {
    vendor: "Okta",
    description: {
      method: "GET",
      signed: false,
      when: [{ header: "X-Okta-Verification-Challenge" }],
      respond: { json: { verification: { header: "X-Okta-Verification-Challenge" } } },
    },
    request: { method: "GET", headers: { "x-okta-verification-challenge": "my verification" } },
    answer: { type: "application/json", body: '{"verification":"my verification"}' },
  },
  {
    vendor: "Twitch",
    description: {
      ...post,
      when: [
        { header: "Twitch-Eventsub-Message-Type", is: "webhook_callback_verification" },
        { body: "/challenge" },
      ],
      respond: { text: { body: "/challenge" } },
    },
    request: {
      headers: { "Twitch-Eventsub-Message-Type": "webhook_callback_verification" },
      body: '{"challenge":"pogchamp-kappa-360noscope-vohiyo"}',
    },
    answer: { type: text, body: "pogchamp-kappa-360noscope-vohiyo" },
  },
  {
    vendor: "Dropbox",
    description: {
      method: "GET",
      signed: false,
      when: [{ query: "challenge" }],
      respond: { text: { query: "challenge" } },
    },
    request: { method: "GET", url: "/hooks?challenge=abc123" },
    answer: { type: text, body: "abc123" },
  },
  {
    vendor: "Zoom",
    description: {
      ...post,
      when: [{ body: "/event", is: "endpoint.url_validation" }],
      respond: {
        json: {
          plainToken: { body: "/payload/plainToken" },
          encryptedToken: { hmac: { body: "/payload/plainToken" }, hash: "sha256", encoding: "hex" },
        },
      },
    },
    request: {
      body: '{"payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"},"event":"endpoint.url_validation"}',
    },
    answer: {
      type: "application/json",
      body: `{"plainToken":"qgg8vlvZRS6UYooatFL8Aw","encryptedToken":"8df04d4de7c02269b0d288637eee9d90e67133587511379d2cd7760e04e7a57f"}`,
    },
  },
  {
    vendor: "Support Hunt",
    description: {
      method: "POST",
      signed: false,
      when: [{ body: "/token" }],
      token: { body: "/token", option: "secret" },
      respond: { json: { token: { body: "/token" } } },
    },
    request: { body: '{"token":"it\'s a secret"}' },
    answer: { type: "application/json", body: '{"token":"it\'s a secret"}' },
  },
];
