import type { SignatureModel } from "../model/model.js";
import { literal } from "./literal.js";
import type { TemplateCall } from "./template-call.js";

/**
 * The scheme that checks a signature. The body alone, signed in one header, has a module of its own, which is
 * smaller than the one for everything else an HMAC may cover.
 */
export function signatureCall(signature: SignatureModel): TemplateCall {
  switch (signature.scheme) {
    case "hmac": {
      const { scheme, ...description } = signature;
      const { separator, secret, signed } = description;
      const isPlain = signed === "{body}" && separator === undefined && secret === undefined;
      return isPlain
        ? call("hmac", scheme, literal(description))
        : call("composed-hmac", "composedHmac", literal(description));
    }
    case "token": {
      const { scheme, ...description } = signature;
      return call(scheme, scheme, literal(description));
    }
    case "standard-webhooks":
      return call(signature.scheme, "standardWebhooks", literal(signature.headers));
    default:
      return call(signature.scheme, signature.scheme, "");
  }
}

function call(module: string, name: string, argument: string): TemplateCall {
  return { module: `../signature/${module}.js`, name, argument };
}
