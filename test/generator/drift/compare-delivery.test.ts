import { expect, test } from "vitest";

import { compareModels } from "../../../generator/drift/compare-models.js";
import type { DeliveryModel, HandshakeModel, HmacModel } from "../../../generator/model/model.js";
import { delivery, modelOf } from "./support/models.js";

function changesOf(to: Partial<DeliveryModel>) {
  const model = modelOf([]);
  return compareModels(model, { ...model, delivery: { ...delivery, ...to } }).map(
    ({ class: name, path, before, after }) => [name, path, before, after],
  );
}

function signedWith(change: Partial<HmacModel>): Partial<DeliveryModel> {
  return { signature: { ...(delivery.signature as HmacModel), ...change } };
}

const handshake: HandshakeModel = {
  method: "GET",
  when: [{ query: "challenge" }],
  signed: false,
  respond: { text: { query: "challenge" } },
};

const withToken: HandshakeModel = { ...handshake, token: { query: "token", option: "verifyToken" } };

const rows: readonly [
  sentence: string,
  to: Partial<DeliveryModel>,
  changes: readonly (readonly (string | undefined)[])[],
][] = [
  [
    "another header for the event's name is breaking",
    { event: { kind: "header", name: "X-Topic" } },
    [["breaking", "event", "header X-Event", "header X-Topic"]],
  ],
  [
    "the event's name in the body is breaking",
    { event: { kind: "body", pointer: "/event" } },
    [["breaking", "event", "header X-Event", "body /event"]],
  ],
  [
    "another name of the same header is breaking",
    { event: { kind: "header", name: "X-Event", otherNames: ["X-Topic"] } },
    [["breaking", "event", "header X-Event", "header X-Event or X-Topic"]],
  ],
  [
    "a name that is joined is breaking",
    {
      event: {
        kind: "join",
        separator: ".",
        parts: [
          { kind: "header", name: "X-Event" },
          { kind: "body", pointer: "/action" },
        ],
      },
    },
    [["breaking", "event", "header X-Event", 'header X-Event + "." + body /action']],
  ],
  [
    "a name in the URL is breaking",
    { event: { kind: "path", template: "/{event}" } },
    [["breaking", "event", "header X-Event", "path /{event}"]],
  ],
  [
    "several events in one request are breaking",
    { items: "/events" },
    [["breaking", "items", undefined, "/events"]],
  ],
  [
    "what the sender asks at a subscription is an addition",
    { handshakes: [handshake] },
    [["addition", "handshake", undefined, JSON.stringify([handshake])]],
  ],
  [
    "a token that it carries then is breaking, since a receiver is created with it",
    { handshakes: [withToken] },
    [["breaking", "handshake", undefined, JSON.stringify([withToken])]],
  ],
  [
    "the case of a header's name is no change",
    { event: { kind: "header", name: "x-event" }, ...signedWith({ header: "X-SIGNATURE" }) },
    [],
  ],
  [
    "another signature header is breaking",
    signedWith({ header: "X-Hmac" }),
    [["breaking", "signature.header", "X-Signature", "X-Hmac"]],
  ],
  [
    "another hash is breaking",
    signedWith({ hash: "sha256" }),
    [["breaking", "signature.hash", "sha1", "sha256"]],
  ],
  [
    "another encoding is breaking",
    signedWith({ encoding: "hex" }),
    [["breaking", "signature.encoding", "base64", "hex"]],
  ],
  [
    "a prefix is breaking",
    signedWith({ prefix: "sha1=" }),
    [["breaking", "signature.prefix", '""', "sha1="]],
  ],
  [
    "signing something else is breaking",
    signedWith({ signed: "{timestamp}.{body}" }),
    [["breaking", "signature.signed", "{body}", "{timestamp}.{body}"]],
  ],
  [
    "a time that is signed is breaking",
    signedWith({ timestamp: { header: "X-Time", unit: "s", tolerance: 300 } }),
    [
      ["breaking", "signature.timestamp.header", undefined, "X-Time"],
      ["breaking", "signature.timestamp.unit", undefined, "s"],
      ["addition", "signature.timestamp.tolerance", undefined, "300"],
    ],
  ],
  [
    "another form of the secret is breaking",
    signedWith({ secret: { encoding: "base64", prefix: "whsec_" } }),
    [
      ["breaking", "signature.secret.encoding", undefined, "base64"],
      ["breaking", "signature.secret.prefix", undefined, "whsec_"],
    ],
  ],
  [
    "another scheme is one breaking entry",
    { signature: { scheme: "custom" } },
    [["breaking", "signature.scheme", "hmac", "custom"]],
  ],
  [
    "another status that acknowledges is an addition",
    { acknowledge: 200 },
    [["addition", "acknowledge", "204", "200"]],
  ],
  [
    "another status that deactivates is an addition",
    { deactivate: 418 },
    [["addition", "deactivate", "410", "418"]],
  ],
  [
    "how often the vendor tries again is documentation",
    { retries: 10 },
    [["documentation", "retries", undefined, "10"]],
  ],
  [
    "how the vendor writes a request is documentation",
    { sending: { encoding: "php-json", headers: { "User-Agent": "Acme" } } },
    [
      ["documentation", "encoding", "json", "php-json"],
      ["documentation", "headers", '{"Content-Type":"application/json"}', '{"User-Agent":"Acme"}'],
    ],
  ],
];

test.each(rows)("%s", (_sentence, to, changes) => {
  expect(changesOf(to)).toEqual(changes);
});

test("what the document says about itself is documentation", () => {
  const model = modelOf([]);
  expect(compareModels(model, { ...model, title: "Other", description: "More." })).toMatchObject([
    { class: "documentation", after: "More.", events: [] },
    { class: "documentation", before: "Test", after: "Other", events: [] },
  ]);
});
