import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

import { document2 } from "../generator/emit/support/small-document.js";
import { root } from "../support/stranger.js";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "hookstep-corpus-test-"));
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function run() {
  const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
  const { status, stdout } = spawnSync(process.execPath, [tsx, join(root, "test/corpus/run.ts"), dir], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, lines: stdout.trimEnd().split("\n") };
}

it("every document of a folder ends in a package or in an explanation, and the last line counts them", () => {
  mkdirSync(join(dir, "deeper"));
  writeFileSync(join(dir, "notes.txt"), "none of its business");
  writeFileSync(
    join(dir, "deeper/acme.json"),
    JSON.stringify({
      asyncapi: "2.6.0",
      info: { title: "Acme", version: "1.0.0" },
      channels: {
        hooks: {
          subscribe: {
            message: {
              payload: {
                type: "object",
                required: ["event"],
                properties: { event: { const: "order.paid" } },
              },
            },
          },
        },
      },
    }),
  );
  writeFileSync(join(dir, "feed.yaml"), document2("channels: {}\n"));
  writeFileSync(join(dir, "openapi.yml"), "openapi: 3.1.0\n");
  const { status, lines } = run();
  expect(lines).toEqual([
    expect.stringMatching(
      /^deeper\/acme\.json +package +1 events, 1 inferred, \d+ warnings, compiles, samples 5\/5$/,
    ),
    expect.stringMatching(/^feed\.yaml +explained .*no-webhooks/),
    expect.stringMatching(/^openapi\.yml +explained .*not-asyncapi/),
    "documents=3 packages=1 explained=2 failed=0",
  ]);
  expect(status).toBe(0);
}, 60_000);
