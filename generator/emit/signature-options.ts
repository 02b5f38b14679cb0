import type { SignatureModel } from "../model/model.js";
import type { ProofOutline } from "../model/outline.js";
import { needsVerifyToken } from "./handshake-call.js";
import { stringLiteral } from "./literal.js";

/** The URL in examples, where a sender signs it. */
const exampleUrl = '"https://example.com/webhooks"';

/** The place of a token in examples, where the document does not say it. */
const examplePlace = '{ header: "X-Token" }';

/**
 * The options, as code, that tell a receiver which requests are genuine.
 *
 * @param environment the code of what holds the environment's variables
 */
export function receiverOptions(
  { signature, handshakes }: ProofOutline,
  secretVariable: string,
  environment = "process.env",
): string {
  const own = signatureOptions(signature, `${environment}.${secretVariable}`);
  return needsVerifyToken(handshakes) ? `${own}, verifyToken: "the token you entered there"` : own;
}

/** @param variable the code of what holds the secret */
function signatureOptions(signature: SignatureModel, variable: string): string {
  switch (signature.scheme) {
    case "none":
      return 'signature: "none"';
    case "custom":
      return "verify: (request) => isGenuine(request)";
    case "basic":
      return `user: "the user name", password: ${variable}`;
    case "token":
      return `secret: ${variable}${"place" in signature ? `, tokenIn: ${examplePlace}` : ""}`;
    default:
      return `secret: ${variable}${signsUrl(signature) ? `, publicUrl: ${exampleUrl}` : ""}`;
  }
}

/** What a test of a receiver is made of, as code. */
export interface TestProof {
  /** Statements that come first. */
  readonly setup: string;
  /** The options of the receiver. */
  readonly receiver: string;
  /** The options of a test delivery; nothing where it takes none. */
  readonly delivery: string;
}

/** How a test's receiver believes the test's deliveries. */
export function testProof({ signature, handshakes }: ProofOutline): TestProof {
  const proof = signatureProof(signature);
  if (!needsVerifyToken(handshakes)) return proof;
  return { ...proof, receiver: `${proof.receiver}, verifyToken: "a token for tests only"` };
}

function signatureProof(signature: SignatureModel): TestProof {
  const setup = `const secret = ${testSecret(signature)};`;
  switch (signature.scheme) {
    case "none":
      return { setup: "", receiver: 'signature: "none"', delivery: "" };
    case "custom":
      return { setup: "", receiver: "verify: () => true", delivery: "" };
    case "basic":
      return {
        setup: `const [user, password] = ["test", "a password for tests only"];`,
        receiver: "user, password",
        delivery: "user, password",
      };
    case "token":
      if ("place" in signature) {
        const both = "secret, tokenIn";
        return { setup: `${setup}\nconst tokenIn = ${examplePlace};`, receiver: both, delivery: both };
      }
      return { setup, receiver: "secret", delivery: "secret" };
    default: {
      if (!signsUrl(signature)) return { setup, receiver: "secret", delivery: "secret" };
      const both = "secret, publicUrl";
      return { setup: `${setup}\nconst publicUrl = ${exampleUrl};`, receiver: both, delivery: both };
    }
  }
}

/** A secret in the form in which the vendor's are. */
function testSecret(signature: SignatureModel): string {
  const text = '"a secret for tests only"';
  const form =
    signature.scheme === "standard-webhooks"
      ? ({ encoding: "base64", prefix: "whsec_" } as const)
      : signature.scheme === "hmac"
        ? signature.secret
        : undefined;
  if (form === undefined) return text;
  const encoded = Buffer.from("a secret for tests only").toString(form.encoding);
  return stringLiteral(form.prefix + encoded);
}

/** Whether the URL is part of what is signed. */
export function signsUrl(signature: SignatureModel): boolean {
  return signature.scheme === "hmac" && signature.signed.includes("{url}");
}
