import { printable } from "../diagnostics/printable.js";
import type { BuiltPackage } from "./built-package.js";
import type { Outcome } from "./request.js";

/** What advice is about. */
export interface Circumstances {
  readonly url: URL;
  readonly secretVariable: string;
  readonly proof: BuiltPackage["proof"];
  readonly timeoutMs: number;
}

/** What to do next about a request that was not acknowledged; nothing for one that was. */
export function adviceFor(outcome: Outcome, circumstances: Circumstances): string | undefined {
  if ("failure" in outcome) return failureAdvice(outcome.failure, circumstances);
  const { status, location } = outcome;
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return redirectAdvice(location);
  return (statusAdvice[status] ?? (status >= 500 ? serverAdvice : clientAdvice))(circumstances);
}

type Advice = (circumstances: Circumstances) => string;

const serverAdvice: Advice = () =>
  "The receiver failed: see its log. The vendor would send the delivery again, and count it as a failure.";

const clientAdvice: Advice = () => "The receiver refused the delivery: see its log, and its answer above.";

const statusAdvice: Readonly<Record<number, Advice>> = {
  400: () => "The receiver found no event name, or could not read the body: see its log.",
  401: ({ secretVariable, proof }) =>
    proof === "none"
      ? "The spec does not say how deliveries are signed: give what the receiver looks for with --header."
      : `Check that the receiver has the same secret (${secretVariable}), and that nothing reads the body before it does: ` +
        "a signature covers the raw bytes.",
  403: () => "Something before the receiver refuses: a firewall, a login, protection against forged forms.",
  404: ({ url }) => `Nothing is at ${url.pathname}: check the path in --to against the receiver's.`,
  405: ({ url }) => `${url.pathname} takes no POST: check the path in --to against the receiver's.`,
  408: () => "The receiver waited for the body in vain: see what stands between it and here.",
  410: () => "A handler threw Deactivate: the vendor would switch the webhook off.",
  413: () =>
    "The delivery is larger than the receiver takes: raise maxBodyBytes, or the limit of what is before it.",
  415: () =>
    "Something before the receiver insists on another content type: take it out of the webhook's way.",
  422: () => "The payload does not match its schema: see the receiver's onInvalid, and --set or --file here.",
  429: () => "The receiver wants fewer deliveries: lower --concurrency.",
  500: () =>
    "A handler threw, or the body was read before the receiver saw it: see its log. The vendor would send it again.",
  502: () => "What is at this address is a proxy that does not reach the receiver: is it running?",
  503: () => "The receiver is busy with the same delivery, or not up yet: try again in a moment.",
};

function redirectAdvice(location: string | undefined): string {
  const to = location === undefined ? "" : ` to ${printable(location.slice(0, 200))}`;
  return `The receiver redirects${to}, and vendors do not follow: put the final address into --to.`;
}

const tls = "Check the certificate; Node.js trusts one of your own through NODE_EXTRA_CA_CERTS.";

function failureAdvice(failure: string, { url, timeoutMs }: Circumstances): string {
  const advice: Readonly<Record<string, string>> = {
    ECONNREFUSED: `Nothing listens at ${url.host}: start the receiver, or correct the port in --to.`,
    TIMEOUT:
      `No answer within ${timeoutMs / 1000} s: look for a handler that hangs. Vendors wait less long; ` +
      "--timeout waits longer.",
    ECONNRESET: closed,
    UND_ERR_SOCKET: closed,
    EPIPE: closed,
    ERR_SSL_WRONG_VERSION_NUMBER: "The receiver does not speak TLS: use http:// in --to.",
    ERR_SSL_PACKET_LENGTH_TOO_LONG: "The receiver does not speak TLS: use http:// in --to.",
    DEPTH_ZERO_SELF_SIGNED_CERT: tls,
    SELF_SIGNED_CERT_IN_CHAIN: tls,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: tls,
    ERR_TLS_CERT_ALTNAME_INVALID: tls,
    CERT_HAS_EXPIRED: tls,
    EHOSTUNREACH: `No way leads to ${url.hostname} from here: check the network.`,
    ENETUNREACH: `No way leads to ${url.hostname} from here: check the network.`,
  };
  if (failure.startsWith("HPE_")) return `What listens at ${url.host} does not speak HTTP/1.1: correct --to.`;
  return (
    advice[failure] ?? `The connection to ${url.host} failed (${printable(failure)}): see the receiver's log.`
  );
}

const closed = "The receiver hung up without an answer: did it crash? See its log.";
