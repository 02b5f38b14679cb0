import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";

import { formatCurl } from "../../../generator/send/curl.js";

const url = new URL("http://127.0.0.1:3000/hooks?a=[1]");

/** The arguments that a shell gives to curl. */
function argumentsIn(shell: string, command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}\n`;
  return execFileSync(shell, ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

function format(body: string, headers: Record<string, string> = {}): string {
  return formatCurl(url, { method: "POST", headers, body });
}

test("a shell hands curl the request, quotes and all", () => {
  const body = `{"a":"it's $HOME \`id\` \\n !!"}`;
  const found = argumentsIn("sh", format(body, { "User-Agent": "Acme's", "X-Empty": "" }));
  expect(found.slice(0, 5)).toEqual(["--globoff", "--include", "--request", "POST", url.href]);
  const headers = ["--header", "User-Agent: Acme's", "--header", "X-Empty;", "--header", "Accept:"];
  expect(found.slice(5)).toEqual(headers.concat("--data-raw", body));
});

test("what curl adds by itself is left out", () => {
  expect(argumentsIn("sh", format("{}"))).toEqual(expect.arrayContaining(["User-Agent:", "Accept:"]));
});

test("a body arrives byte for byte, and shows nothing that a terminal would obey", () => {
  const character = fc.oneof(
    fc.constantFrom("'", "\\", "\n", "\u001b", "\u202e", "\u0085", "\u2028", "x", "0", "$", "`", "!"),
    fc.string({ unit: "grapheme-composite", minLength: 1, maxLength: 1 }),
  );
  const text = fc.string({ unit: character, maxLength: 30 }).filter((body) => !body.includes("\0"));
  fc.assert(
    fc.property(text, (body) => {
      const command = format(body);
      expect(command.replaceAll(/[\n\u200c\u200d]/g, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(argumentsIn("bash", command).at(-1)).toBe(body);
    }),
    { numRuns: 50 },
  );
});
