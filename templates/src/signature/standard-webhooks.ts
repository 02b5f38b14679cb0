import { composedHmac, type ComposedHmacDescription } from "./composed-hmac.js";

/**
 * The scheme of Standard Webhooks (https://www.standardwebhooks.com), symmetric signatures (`v1`): a base64 HMAC-SHA256
 * over id, time and body, one of several in a list. The secret is `whsec_` and the key in base64.
 *
 * @param headers what the names of the three headers begin with: `webhook`, or `svix`
 */
export function standardWebhooks(headers: string) {
  return composedHmac(describeStandardWebhooks(headers));
}

/** The scheme, described. */
export function describeStandardWebhooks(headers: string) {
  return {
    header: `${headers}-signature`,
    hash: "sha256",
    encoding: "base64",
    prefix: "v1,",
    separator: " ",
    signed: "{id}.{timestamp}.{body}",
    id: { header: `${headers}-id` },
    timestamp: { header: `${headers}-timestamp`, unit: "s", tolerance: 300 },
    secret: { encoding: "base64", prefix: "whsec_" },
  } as const satisfies ComposedHmacDescription;
}
