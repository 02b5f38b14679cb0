import { expect, test, vi } from "vitest";
import { createReceiver } from "../../templates/src/index.js";
import { headerRecord, SECRET } from "./support/acme.js";
import { answerRows, named } from "./support/answer-rows.js";

vi.mock("../../templates/src/crypto/node.js", () => import("../../templates/src/crypto/web.js"));

test.each(named(answerRows))("with WebCrypto %s", async (_name, row) => {
  const { request, options, handlers, status, code } = row;
  const receiver = createReceiver({ secret: SECRET, ...options });
  for (const handler of handlers ?? [() => undefined]) receiver.on("order.created", handler);
  receiver.onError(() => undefined);
  const { method, headers, body } = request;
  const result = await receiver.receive({ method, headers: headerRecord(headers), body });
  expect({ status: result.status, code: result.code }).toEqual({ status, code });
});
