import { resolve } from "node:path";

import { parseJson } from "../document/parse-json.js";
import type { JsonValue } from "../document/json.js";
import { DiagnosticError, hasErrors } from "../diagnostics/diagnostic.js";
import { readSource } from "../disk/source.js";
import { refusal } from "../disk/refusal.js";
import { findPackages } from "../project/packages.js";
import { displayPath } from "../project/paths.js";
import {
  type BuiltPackage,
  type Credentials,
  loadPackage,
  type SignedRequest,
} from "../send/built-package.js";
import { findCredentials } from "../send/credentials.js";
import { formatCurl } from "../send/curl.js";
import { type Destination, findDestination } from "../send/destination.js";
import { choosePackage } from "../send/event-choice.js";
import { parseHeader, withHeaders } from "../send/header-option.js";
import { editPayload, parsePayloadEdit } from "../send/payload-edit.js";
import { makeDelivery, makeTampered } from "../send/tampering.js";
import type { CommandContext } from "./outcome.js";
import { checkSendOptions, type SendOptions } from "./send-options.js";
import { type Draft, sendDrafts } from "./send-drafts.js";

/** So large a payload may be, in bytes. */
const maxPayloadBytes = 64 * 1024 * 1024;

/**
 * `hookstep send`: signed deliveries, as the vendor makes them, to a receiver that runs. Exit code 0 when each was
 * answered with 2xx, else 1.
 */
export async function runSend(options: SendOptions, context: CommandContext): Promise<number> {
  checkSendOptions(options);
  const { cwd, terminal, signal } = context;
  const source = choosePackage(
    await Promise.all(findPackages(options.provider, cwd).map(loadPackage)),
    options.event,
  );
  const destination = await findDestination(options.to, options.allowRemote);
  const { askHidden } = terminal;
  const credentials = await findCredentials(source, {
    secret: options.secret,
    env: context.env ?? {},
    ask: askHidden && ((question) => askHidden(question, signal)),
  });
  const drafts = draftDeliveries(source, { options, cwd, destination, credentials });
  if (options.curl) return printCommands(drafts, source, destination, context);
  return sendDrafts(drafts, { source, destination, options }, context);
}

interface Drafting {
  readonly options: SendOptions;
  readonly cwd: string;
  readonly destination: Destination;
  readonly credentials: Credentials;
}

/** Deliveries to be made, each anew whenever it is sent, since a signature may cover the time. */
function draftDeliveries(source: BuiltPackage, drafting: Drafting): readonly Draft[] {
  const { options, destination, credentials } = drafting;
  const { event, tamper } = options;
  const headers = options.header.map(parseHeader);
  return (event === undefined ? source.eventNames : [event]).map((name) => {
    const payload = choosePayload(source, name, drafting);
    const making = { event: name, payload, url: destination.url.href, credentials };
    const make = () =>
      tamper === undefined ? makeDelivery(source, making) : makeTampered(tamper, source, making);
    return {
      event: name,
      issues: source.validate(name, payload).map(({ path, message }) => `${path || "/"} ${message}`),
      make: async () => {
        const request = await explainMistakes(credentials, make);
        return { ...request, headers: withHeaders(request.headers, headers) };
      },
    };
  });
}

function choosePayload(source: BuiltPackage, event: string, { options, cwd }: Drafting): JsonValue {
  const base =
    options.file === undefined ? source.sample(event) : readPayload(resolve(cwd, options.file), cwd);
  return options.set.map(parsePayloadEdit).reduce(editPayload, base as JsonValue);
}

function readPayload(path: string, cwd: string): JsonValue {
  const { document, diagnostics } = parseJson({
    file: displayPath(path, cwd),
    text: readSource(path, maxPayloadBytes),
  });
  if (document === undefined || hasErrors(diagnostics)) throw new DiagnosticError(diagnostics);
  return document.data;
}

/** A scheme may take secrets of one form only, and says so; what it says may quote the secret. */
async function explainMistakes(
  { secret, password }: Credentials,
  make: () => Promise<SignedRequest>,
): Promise<SignedRequest> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const hidden = [secret, password].filter((text) => text !== undefined && text !== "");
    const message = hidden.reduce<string>((text, found = "") => text.replaceAll(found, "…"), error.message);
    throw refusal("cannot-sign", `The delivery cannot be signed: ${message}.`, "Check the secret.");
  }
}

async function printCommands(
  drafts: readonly Draft[],
  { proof, name }: BuiltPackage,
  { url }: Destination,
  { terminal }: CommandContext,
): Promise<number> {
  if (proof === "token" || proof === "password")
    throw refusal(
      "secret-in-request",
      `${name} sends its secret itself and not a signature, so that the command would show it.`,
      "Leave out --curl to send the request.",
    );
  for (const { make } of drafts) {
    const request = await make();
    terminal.out(formatCurl(new URL(request.url ?? "", url), request));
  }
  return 0;
}
