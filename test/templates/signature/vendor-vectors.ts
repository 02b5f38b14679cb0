import type { ComposedHmacDescription } from "../../../templates/src/signature/composed-hmac.js";
import type { Parts } from "../support/signed-request.js";

/** One delivery of a vendor, signed by another implementation. */
export interface VendorVector {
  readonly vendor: string;
  readonly description: ComposedHmacDescription;
  readonly secret: string;
  readonly publicUrl?: string;
  /** The time at which it was signed, as a date of ISO 8601. */
  readonly signedAt?: string;
  readonly request: Parts;
}

const body = '{"id":1,"name":"größer"}';
const publicUrl = "https://example.com/hooks?tenant=7";
const signedAt = "2023-11-14T22:13:20Z";
const hex = { hash: "sha256", encoding: "hex", prefix: "" } as const;
const base64 = { hash: "sha256", encoding: "base64", prefix: "" } as const;

/**
 * Slack's vector is the one its documentation prints ("Verifying requests from Slack"). The others are what
 * `printf '<signed text>' | openssl dgst -<hash> -hmac secret` gives (`-binary | base64` where it is base64, with
 * `tr '+/' '-_'` for base64url; `-mac HMAC -macopt hexkey:00ff10` for the hex key).
 */
export const vendorVectors: readonly VendorVector[] = [
  {
    vendor: "Slack: version, time and body, the time in a header of its own",
    description: {
      ...hex,
      header: "X-Slack-Signature",
      prefix: "v0=",
      signed: "v0:{timestamp}:{body}",
      timestamp: { header: "X-Slack-Request-Timestamp", unit: "s", tolerance: 300 },
    },
    secret: "8f742231b10e8888abcd99yyyzzz85a5",
    signedAt: "2018-07-12T18:36:58Z",
    request: {
      headers: {
        "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "x-slack-request-timestamp": "1531420618",
      },
      body:
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&" +
        "channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&" +
        "response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&" +
        "trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
    },
  },
  {
    vendor: "Stripe: a list of time and signatures, one of them by an old secret",
    description: {
      ...hex,
      header: "Stripe-Signature",
      prefix: "v1=",
      separator: ",",
      signed: "{timestamp}.{body}",
      timestamp: { item: "t", unit: "s", tolerance: 300 },
    },
    secret: "secret",
    signedAt,
    request: {
      headers: {
        "Stripe-Signature":
          "t=1700000000,v1=136b406ad7e00ee5b7ffa768b078c6ae486fce0178642b4ab8810867833cd3a0," +
          "v1=ff631ef438661f12a623679465598dd147f826249a3dd930f789c5d18b1cf6ce,v0=6ffbb59b",
      },
      body,
    },
  },
  {
    vendor: "Paddle: a list with semicolons",
    description: {
      ...hex,
      header: "Paddle-Signature",
      prefix: "h1=",
      separator: ";",
      signed: "{timestamp}:{body}",
      timestamp: { item: "ts", unit: "s", tolerance: 300 },
    },
    secret: "secret",
    signedAt,
    request: {
      headers: {
        "Paddle-Signature":
          "ts=1700000000;h1=7d4271ac3975269e7479927afb467400c9db5313e6ee30ed3bca9ad340d7cddb",
      },
      body,
    },
  },
  {
    vendor: "PagerDuty: a list of signatures of the body",
    description: { ...hex, header: "X-PagerDuty-Signature", prefix: "v1=", separator: ",", signed: "{body}" },
    secret: "secret",
    request: {
      headers: {
        "X-PagerDuty-Signature": `v1=${"0".repeat(64)}, v1=64ad3d9e7637540d3440d4b7598856129d450a62a4a4db4e149a341ec188f869`,
      },
      body,
    },
  },
  {
    vendor: "Twitch: id, date and body, each in a header of its own",
    description: {
      ...hex,
      header: "Twitch-Eventsub-Message-Signature",
      prefix: "sha256=",
      signed: "{id}{timestamp}{body}",
      id: { header: "Twitch-Eventsub-Message-Id" },
      timestamp: { header: "Twitch-Eventsub-Message-Timestamp", unit: "iso", tolerance: 600 },
    },
    secret: "secret",
    signedAt,
    request: {
      headers: {
        "Twitch-Eventsub-Message-Id": "id-1",
        "Twitch-Eventsub-Message-Timestamp": "2023-11-14T22:13:20.123456789Z",
        "Twitch-Eventsub-Message-Signature":
          "sha256=5a31b1c007dbadc56574cc7d5fe8b349c369f19e4ab6ed232eeae532f4e71770",
      },
      body,
    },
  },
  {
    vendor: "Square: URL and body",
    description: { ...base64, header: "x-square-hmacsha256-signature", signed: "{url}{body}" },
    secret: "secret",
    publicUrl,
    request: {
      headers: { "X-Square-HmacSha256-Signature": "aFtChp12zDSjboYLaNeBmlq+hdFGQy5X1BAcEmmV+O8=" },
      body,
    },
  },
  {
    vendor: "HubSpot v3: method, URL, body and time in milliseconds",
    description: {
      ...base64,
      header: "X-HubSpot-Signature-v3",
      signed: "{method}{url}{body}{timestamp}",
      timestamp: { header: "X-HubSpot-Request-Timestamp", unit: "ms", tolerance: 300 },
    },
    secret: "secret",
    publicUrl,
    signedAt,
    request: {
      headers: {
        "X-HubSpot-Signature-v3": "h0Y4+xiz035+2N2nB+znPQdN1ctqPU9jjApW+V0BiKk=",
        "X-HubSpot-Request-Timestamp": "1700000000000",
      },
      body,
    },
  },
  {
    vendor: "SHA-512 in base64url, with a line break between time and body",
    description: {
      header: "Signature",
      hash: "sha512",
      encoding: "base64url",
      prefix: "",
      signed: "{timestamp}\n{body}",
      timestamp: { header: "Signed-At", unit: "s", tolerance: 60 },
    },
    secret: "secret",
    signedAt,
    request: {
      headers: {
        signature: "1Q2-G0cfnhZuEVWpFp0R3pOsHWYfOBsHPrPNtBJuT6ftzfNshX0P6FlOZmkRd6a-7c9zn0EbwIqarBWw5dFMOQ",
        "signed-at": "1700000000",
      },
      body,
    },
  },
  {
    vendor: "SHA-1 with a key in hex",
    description: {
      header: "Signature",
      hash: "sha1",
      encoding: "hex",
      prefix: "",
      signed: "{body}",
      secret: { encoding: "hex", prefix: "key_" },
    },
    secret: "key_00ff10",
    request: { headers: { signature: "41aaff0cc9398530f8feb52b386281f8a5160e95" }, body },
  },
];
