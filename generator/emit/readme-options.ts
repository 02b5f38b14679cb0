import type { DeliveryModel, SignatureModel } from "../model/model.js";
import { needsVerifyToken } from "./handshake-call.js";
import { signsUrl } from "./signature-options.js";

type Row = readonly [option: string, fallback: string, effect: string];

/** The part of a package's README on the options of `createReceiver`: each once, with its default and its unit. */
export function optionTable({ signature, handshakes }: DeliveryModel): string {
  const verifyToken: readonly Row[] = needsVerifyToken(handshakes)
    ? [["verifyToken", "required", "The token you entered at the sender, which it sends when you subscribe."]]
    : [];
  const rows = [...proofRows(signature), ...verifyToken, ...COMMON];
  return `## Options

| option of \`createReceiver\` | default | |
|---|---|---|
${rows.map(([option, fallback, effect]) => `| \`${option}\` | ${fallback} | ${effect} |`).join("\n")}`;
}

const secretOf = (what: string): string =>
  `${what}: a text, a list during rotation (unset members are skipped), or a function of \`{ headers, url }\`.`;

function proofRows(signature: SignatureModel): readonly Row[] {
  switch (signature.scheme) {
    case "none":
      return [["signature", "required", '`"none"`: you know that nothing proves the sender.']];
    case "custom":
      return [["verify", "required", "A function of the request that tells whether it is genuine."]];
    case "basic":
      return [
        ["user", "required", "The user name that the sender was given."],
        ["password", "required", secretOf("Its password")],
      ];
    case "token": {
      const place: Row = ["tokenIn", "required", "Where the token is: `{ header, prefix? }` or `{ query }`."];
      return [["secret", "required", secretOf("The token")], ...("place" in signature ? [place] : [])];
    }
    default:
      return [["secret", "required", secretOf("What the sender signs with")], ...signedRows(signature)];
  }
}

function signedRows(signature: SignatureModel): readonly Row[] {
  const url: Row = ["publicUrl", "required", "The URL exactly as the sender was given it, or a function."];
  const now: Row = ["now", "`Date.now`", "The clock for signed times, in milliseconds since 1970."];
  const hasTime =
    signature.scheme === "standard-webhooks" ||
    (signature.scheme === "hmac" && signature.timestamp !== undefined);
  return [...(signsUrl(signature) ? [url] : []), ...(hasTime ? [now] : [])];
}

const COMMON: readonly Row[] = [
  ["handlers", "none", "Handlers by event, to start with; `receiver.on` adds more."],
  [
    "validation",
    '`"report"`',
    "A payload that does not match its schema still reaches its handlers, and `delivery.issues` and `onInvalid` tell; " +
      '`"reject"` answers 422; `"off"` checks nothing.',
  ],
  [
    "malformed",
    '`"reject"`',
    'A signed body that cannot be parsed gets 400; with `"acknowledge"` the status for what was received.',
  ],
  ["maxBodyBytes", "5,242,880 (5 MiB)", "A longer body gets 413, signed or not."],
  [
    "bodyTimeout",
    "10,000 ms",
    "A sender that stalls for so long within a body gets 408 and its connection is closed; so does one that takes ten " +
      "times as long for the whole. With `fetch`, a body of 64 KiB or less has to be there as a whole by then.",
  ],
  ["ack", '`"after"`', '`"before"` answers before the work: see below.'],
  ["dedupe", "none", "A store of what was handled: see below."],
  [
    "diagnose",
    "unless `NODE_ENV` is `production`",
    "Tells `onRejected`, as `hint`, or the console what most likely went wrong with a signature.",
  ],
];
