import fc from "fast-check";
import { expect, test } from "vitest";

import { phpJson } from "../../../templates/src/encoding/php-json.js";

/** What `php -r 'echo json_encode(…);'` prints. */
test.each([
  [{ url: "https://a/b" }, String.raw`{"url":"https:\/\/a\/b"}`],
  ["größer", String.raw`"gr\u00f6\u00dfer"`],
  ["👍", String.raw`"\ud83d\udc4d"`],
  ["\u2028\u0085", String.raw`"\u2028\u0085"`],
  ['"\\\n\t\u0001', String.raw`"\"\\\n\t\u0001"`],
  ["\u007f", '"\u007f"'],
  [{ "ä/ö": [1, null, true] }, String.raw`{"\u00e4\/\u00f6":[1,null,true]}`],
])("%j is written as PHP writes it", (payload, body) => {
  expect(phpJson(payload)).toBe(body);
});

test("a payload written as PHP writes it is ASCII and reads as it was", () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: "binary" }), (text) => {
      const body = phpJson(JSON.parse(text));
      expect(body).toMatch(/^[\x20-\x7f]*$/);
      expect(body).not.toMatch(/(?<!\\)\//);
      expect(JSON.parse(body)).toEqual(JSON.parse(text));
    }),
  );
});
