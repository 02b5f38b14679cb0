import { STATUS_CODES } from "node:http";

import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { refusal } from "../disk/refusal.js";
import { shownAddress } from "./address.js";

interface Sentence {
  readonly code: DiagnosticCode;
  /** What happened; `{url}` and `{detail}` are filled in. */
  readonly message: string;
  readonly help: string;
}

const sentences = {
  certificate: {
    code: "upstream-certificate",
    message: "The certificate of {url} cannot be trusted: {detail}.",
    help: "Behind a company's proxy, name its certificate in NODE_EXTRA_CA_CERTS.",
  },
  html: {
    code: "upstream-html",
    message: "{url} answered with an HTML page instead of a document.",
    help: "Use the address of the raw file; a page that shows the file, or asks to sign in, is not it.",
  },
  name: {
    code: "upstream-host",
    message: "The host of {url} was not found ({detail}).",
    help: "Check the address and the connection to the network.",
  },
  "not-utf8": {
    code: "upstream-not-utf8",
    message: "{url} answered with bytes that are not UTF-8 text.",
    help: "Check that the address leads to a YAML or JSON file.",
  },
  proxy: {
    code: "upstream-proxy",
    message: "The proxy refused to connect to {url} ({detail}).",
    help: "Check HTTPS_PROXY, and the credentials in it; NO_PROXY lists the hosts that need none.",
  },
  "proxy-setting": {
    code: "upstream-proxy",
    message: "The proxy of the environment cannot be used for {url}: its address is no http or https URL.",
    help: "Set HTTPS_PROXY to a URL such as http://proxy.example:8080.",
  },
  redirects: {
    code: "upstream-redirects",
    message: "{url} redirects more than {detail} times.",
    help: "Use the address that the redirects end at.",
  },
  "redirect-insecure": {
    code: "upstream-redirect",
    message: "{url} redirects to {detail}, which is not https and is not followed.",
    help: "Use the https address of the document itself.",
  },
  "redirect-nowhere": {
    code: "upstream-redirect",
    message: "{url} redirects without saying where to.",
    help: "Use the address of the document itself.",
  },
  refused: {
    code: "upstream-refused",
    message: "{url} refused the connection ({detail}).",
    help: "Check the address and its port, and that the server runs.",
  },
  timeout: {
    code: "upstream-timeout",
    message: "{url} did not answer in full within {detail}.",
    help: "Try again later, or save the document and name the file instead.",
  },
  tls: {
    code: "upstream-tls",
    message: "No secure connection to {url} could be made ({detail}).",
    help: "Check that the server speaks https on that port.",
  },
  "too-large": {
    code: "upstream-too-large",
    message: "{url} is larger than {detail}, which is the limit.",
    help: "Check that the address leads to the document you meant.",
  },
  unreachable: {
    code: "upstream-unreachable",
    message: "{url} could not be reached ({detail}).",
    help: "Check the connection to the network and try again.",
  },
} as const satisfies Record<string, Sentence>;

/** One way in which fetching fails that is not a status of the server. */
export type FetchFailure = keyof typeof sentences;

/** The sentence for a failure, as an error to throw. */
export function fetchRefusal(url: URL, failure: FetchFailure, detail = ""): DiagnosticError {
  const { code, message, help } = sentences[failure];
  const filled = message.replace("{url}", () => shownAddress(url)).replace("{detail}", () => detail);
  return refusal(code, filled, help);
}

/** The sentence for an answer that is not the document. */
export function statusRefusal(url: URL, status: number): DiagnosticError {
  const shown = shownAddress(url);
  if (status === 404 || status === 410) {
    const help = "It may have moved. Find its new address, and correct `url` in lock.json.";
    return refusal("upstream-not-found", `${shown} does not exist any more (${status}).`, help);
  }
  const answer = [status, STATUS_CODES[status]].filter((part) => part !== undefined).join(" ");
  return refusal("upstream-status", `${shown} answered ${answer}.`, statusHelp(status));
}

function statusHelp(status: number): string {
  if (status === 401 || status === 403)
    return "It asks for permission; download the document and name the file instead.";
  if (status === 429 || status >= 500) return "Try again later.";
  return "Check that the address leads to the document itself.";
}

/** The sentence for a body that ended before its end. */
export function bodyFailure(url: URL, received: number, expected: string | undefined): DiagnosticError {
  const of = expected === undefined ? "" : ` of ${expected}`;
  return refusal(
    "upstream-truncated",
    `${shownAddress(url)} broke off after ${received}${of} bytes.`,
    "Try again; nothing was changed.",
  );
}

/** The sentence for a request that got no answer. Throws what is none of the network's faults again. */
export function requestFailure(url: URL, error: unknown): DiagnosticError {
  if (!(error instanceof Error)) throw error;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const proxy = /^Proxy response \((\d+)\)/.exec(error.message);
  if (proxy?.[1] !== undefined) return fetchRefusal(url, "proxy", proxy[1]);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return fetchRefusal(url, "name", code);
  if (code === "ECONNREFUSED") return fetchRefusal(url, "refused", code);
  if (code === "UND_ERR_CONNECT_TIMEOUT") return fetchRefusal(url, "unreachable", "no connection in time");
  if (isCertificateFault(code)) return fetchRefusal(url, "certificate", code);
  if (code === "EPROTO" || /^ERR_(?:SSL|TLS)_/.test(code)) return fetchRefusal(url, "tls", code);
  if (/^(?:E[A-Z]+|UND_ERR_[A-Z_]+|HPE_[A-Z_]+)$/.test(code)) return fetchRefusal(url, "unreachable", code);
  throw error;
}

/** OpenSSL's reasons not to trust a certificate, as Node names them, and Node's own for a wrong host. */
function isCertificateFault(code: string): boolean {
  return (
    /CERT/.test(code) ||
    /^(?:UNABLE_TO_VERIFY_LEAF_SIGNATURE|INVALID_CA|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/.test(code)
  );
}
