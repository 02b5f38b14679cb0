import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";

import { runScaffold } from "../../../generator/commands/scaffold.js";
import { CommandProject } from "../../support/command-project.js";
import { root } from "../../support/stranger.js";

const project = new CommandProject();
const folder = join(project.dir, "src");
const killer = join(project.dir, "kill-at.mjs");

beforeAll(() => {
  project.write("package.json", JSON.stringify({ dependencies: { "@acme/hooks": "1.0.0" } }));
  project.write("node_modules/@acme/hooks/package.json", "{}");
  project.write("node_modules/@acme/hooks/dist/spec/delivery.js", "");
  installWith("order.paid");
  buildSync({
    entryPoints: [join(root, "test/support/kill-at.ts")],
    outfile: killer,
    format: "esm",
    platform: "node",
  });
});
afterAll(() => project.remove());

/** What of a package `scaffold` reads. */
function installWith(...names: string[]): void {
  const signature = { scheme: "none" };
  const events = names.map((name) => ({ name }));
  const outline = { secretVariable: "ACME_WEBHOOK_SECRET", events, delivery: { signature } };
  project.write("node_modules/@acme/hooks/src/spec/outline.json", JSON.stringify(outline));
}

/** Scaffolds in a process that dies at its nth change of the folder; gives whether it came so far. */
function scaffoldKilledAt(step: number): boolean {
  const variables = { NODE_OPTIONS: `--import=${killer}`, KILL_IN: folder, KILL_AT: String(step) };
  return project.runWith(variables, "scaffold", "--dir", "src", "--layout", "files").code === null;
}

/** Scaffolds, and gives every file that is there then. */
async function scaffold(): Promise<Readonly<Record<string, string>>> {
  const printed: string[] = [];
  const print = (line: string): void => void printed.push(line);
  const code = await runScaffold(
    { dir: "src", layout: "files", server: "node", json: false },
    {
      cwd: project.dir,
      terminal: { color: false, interactive: false, out: print, err: print },
      signal: new AbortController().signal,
      now: () => 0,
      today: () => "2026-11-28",
    },
  );
  expect([code, printed]).toEqual([0, expect.anything()]);
  return project.files("src");
}

/** Kills a run at each of its changes in turn, has another follow, and gives at how many the folder was whole then. */
async function countKills(before: Readonly<Record<string, string>>, whole: unknown): Promise<number> {
  for (let step = 1; ; step++) {
    rmSync(folder, { recursive: true });
    for (const [path, text] of Object.entries(before)) project.write(path, text);
    const isKilled = scaffoldKilledAt(step);
    expect(await scaffold()).toEqual(whole);
    if (!isKilled) return step - 1;
  }
}

test("killed at any of its changes, a skeleton is completed by the next run", async () => {
  const whole = await scaffold();
  expect(Object.keys(whole)).toHaveLength(4);
  expect(await countKills({}, whole)).toBeGreaterThan(12);
});

test("killed at any of its changes, an addition is completed by the next run", async () => {
  const before = project.files("src");
  installWith("order.paid", "order.sent");
  const whole = await scaffold();
  expect(Object.keys(whole)).toHaveLength(5);
  expect(await countKills(before, whole)).toBeGreaterThan(4);
});
