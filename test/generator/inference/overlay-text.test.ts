import { expect, it } from "vitest";

import { isArray, member } from "../../../generator/document/json.js";
import { parseDocument } from "../../../generator/document/parse.js";
import { printOverlay } from "../../../generator/inference/overlay-text.js";
import { findingsOf, messagesOf, vendorDocument } from "./support/findings-of.js";

it("an overlay cites each thing it infers, and leaves a gap to complete where it cannot", async () => {
  const document = vendorDocument(
    messagesOf({
      Paid: "{ name: order.paid, payload: { properties: { type: { type: string, description: The type of the event. } } } }",
      Lost: "{ name: Order lost, payload: { properties: { type: { type: string } } } }",
    }),
    "Requests are signed with HMAC-SHA256.",
  );
  expect(printOverlay(await findingsOf(document), "asyncapi.yaml"))
    .toBe(`# What asyncapi.yaml does not say about its webhooks, as far as hookstep could infer it.
#
# An action with \`x-inferred: true\` is a proposal: compare it with the vendor's documentation, then delete that line.
# What stands behind \`#\` is missing: complete it and delete the \`#\`.
overlay: 1.1.0
info:
  title: "Acme Webhooks, completed"
  version: 1.0.0
extends: asyncapi.yaml
actions:
  # --- Where a request carries the name of its event ---

  # inferred from "The type of the event." (asyncapi.yaml:7): confirm
  - target: $
    x-inferred: true
    update:
      x-webhook:
        event: { body: /type }

  # --- How the sender of a request is known ---

  # The document does not say enough:
  #   "Requests are signed with HMAC-SHA256." (asyncapi.yaml:2)
  # Until it is known, createReceiver asks for a function that checks requests.
  - target: $
    update:
      x-webhook:
        signature: { scheme: custom }
        # signature:
        #   scheme: hmac
        #   header: # the name of the header
        #   hash: sha256 # asyncapi.yaml:2: confirm
        #   encoding: # base64, base64url or hex
        #   prefix: # such as "sha256="; "" for none
        #   signed: # "{body}", or what else is signed

  # --- Names of events on the wire ---

  - target: $.components.messages
    x-inferred: true
    update:
      # inferred from the message's name (asyncapi.yaml:7): confirm
      Paid: { x-webhook-event: order.paid }

  # --- Names of events that the document does not lead to ---

  # - target: $.components.messages
  #   update:
  #     # Order lost
  #     Lost: { x-webhook-event: <the name as the vendor sends it> }
`);
});

it("an overlay says nothing of what the document states in hookstep's own words", async () => {
  const document = vendorDocument(
    `x-webhook:
  event: { header: X-Event }
  signature: { scheme: none }
${messagesOf({ A: "{ x-webhook-event: a, payload: {} }", B: "{ name: b.c, x-webhook-event: false }" })}`,
    "Requests carry X-Acme-Signature: a header with the hex HMAC-SHA256 of the raw body.",
  );
  const text = printOverlay(await findingsOf(document), "asyncapi.yaml");
  expect(text).toMatch(/\nactions: \[\]\n$/);
});

it("a document's text stays in comments and strings", async () => {
  const hostile = "a\\n  - target: $\\n    remove: true # \\u0085\\u2028\\u001b[2J";
  const document = vendorDocument(
    messagesOf({
      A: `{ title: "${hostile}", payload: { properties: { event: { type: string, description: "The type of the event ${hostile}" } } } }`,
    }),
    `Signed by HMAC ${"x".repeat(300)}`,
  ).replace("title: Acme Webhooks", 'title: "Acme: #\\n- x"');
  const text = printOverlay(await findingsOf(document), "asyncapi.yaml");
  expect(text).not.toMatch(/[\u0085\u2028\u001b]/);
  const parsed = parseDocument({ file: "overlay.yaml", text });
  expect(parsed.diagnostics).toEqual([]);
  const actions = member(parsed.document?.data, "actions");
  expect(isArray(actions) && actions.map((action) => member(action, "update"))).toEqual([
    { "x-webhook": { event: { body: "/event" } } },
    { "x-webhook": { signature: { scheme: "custom" } } },
  ]);
});
