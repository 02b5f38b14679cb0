import { describeStandardWebhooks } from "../signature/standard-webhooks.js";
import { signComposedHmac } from "./composed-hmac.js";

/** Signs as `standardWebhooks` checks. */
export function signStandardWebhooks(headers: string) {
  return signComposedHmac(describeStandardWebhooks(headers));
}
