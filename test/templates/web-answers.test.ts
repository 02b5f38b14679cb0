import { expect, test, vi } from "vitest";
import { headerRecord } from "./support/acme.js";
import { answerRows, named } from "./support/answer-rows.js";
import { createRowReceiver } from "./support/row-receiver.js";

vi.mock("../../templates/src/crypto/node.js", () => import("../../templates/src/crypto/web.js"));

test.each(named(answerRows))("with WebCrypto %s", async (_name, row) => {
  const { request, status, code } = row;
  const { method, headers, body } = request;
  const result = await createRowReceiver(row).receive({ method, headers: headerRecord(headers), body });
  expect({ status: result.status, code: result.code }).toEqual({ status, code });
});
