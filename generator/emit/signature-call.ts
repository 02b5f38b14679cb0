import type { SignatureModel } from "../model/model.js";
import { literal } from "./literal.js";
import { capitalisedFirst } from "./prose.js";
import type { TemplateCall } from "./template-call.js";

/**
 * The scheme that checks a signature. The body alone, signed in one header, has a module of its own, which is
 * smaller than the one for everything else an HMAC may cover.
 */
export function signatureCall(signature: SignatureModel): TemplateCall {
  const { module, name, argument } = schemeOf(signature);
  return { module: `../signature/${module}.js`, name, argument };
}

/** What signs deliveries for tests as the scheme checks them. */
export function signerCall(signature: SignatureModel): TemplateCall {
  const { module, name, argument } = schemeOf(signature);
  return { module: `../signing/${module}.js`, name: `sign${capitalisedFirst(name)}`, argument };
}

function schemeOf(signature: SignatureModel): TemplateCall {
  switch (signature.scheme) {
    case "hmac": {
      const { scheme, ...description } = signature;
      const { separator, secret, signed } = description;
      const isPlain = signed === "{body}" && separator === undefined && secret === undefined;
      const argument = literal(description);
      return isPlain
        ? { module: scheme, name: scheme, argument }
        : { module: "composed-hmac", name: "composedHmac", argument };
    }
    case "token": {
      if ("place" in signature) return { module: "placed-token", name: "placedToken", argument: "" };
      const { scheme, ...description } = signature;
      return { module: scheme, name: scheme, argument: literal(description) };
    }
    case "standard-webhooks":
      return { module: signature.scheme, name: "standardWebhooks", argument: literal(signature.headers) };
    default:
      return { module: signature.scheme, name: signature.scheme, argument: "" };
  }
}
