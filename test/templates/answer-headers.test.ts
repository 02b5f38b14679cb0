import { expect, test } from "vitest";
import { answerHeaders } from "../../templates/src/answer-headers.js";
import { createAnswer } from "../../templates/src/answers.js";

/** Whether the connection is to be closed, by the version of HTTP, what has arrived of the request, and the answer. */
test.each([
  [1, true, 204, false],
  [1, false, 204, true],
  [1, undefined, 204, false],
  [1, true, 408, true],
  [1, false, 408, true],
  [1, undefined, 408, true],
  [2, true, 204, false],
  [2, false, 204, false],
  [2, undefined, 204, false],
  [2, true, 408, false],
  [2, false, 408, false],
  [2, undefined, 408, false],
  [undefined, true, 204, false],
  [undefined, false, 204, true],
  [undefined, undefined, 204, false],
  [undefined, true, 408, true],
  [undefined, false, 408, true],
  [undefined, undefined, 408, true],
] as const)("HTTP/%s, complete %s, %i: closed is %s", (httpVersionMajor, complete, status, isClosed) => {
  const request = {
    ...(httpVersionMajor !== undefined && { httpVersionMajor }),
    ...(complete !== undefined && { complete }),
  };
  expect(answerHeaders(request, createAnswer(status))).toEqual(isClosed ? { connection: "close" } : {});
});

test("other headers are sent in any case", () => {
  const answer = { ...createAnswer(405), headers: { allow: "POST", connection: "close" } };
  expect(answerHeaders({ httpVersionMajor: 1, complete: false }, answer)).toEqual({
    allow: "POST",
    connection: "close",
  });
  expect(answerHeaders({ httpVersionMajor: 2, complete: false }, answer)).toEqual({ allow: "POST" });
  expect(answerHeaders({ httpVersionMajor: 1, complete: true }, createAnswer(405))).toEqual({
    allow: "POST",
  });
});
