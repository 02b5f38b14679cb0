import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { filesOf } from "./support/generate-text.js";
import { helpScoutDocument, helpScoutInput } from "./support/help-scout.js";
import { packageDigest } from "./support/package-digest.js";

it("the same input gives the same bytes, also in another process, zone and language", async () => {
  const script = fileURLToPath(new URL("support/print-digest.ts", import.meta.url));
  const elsewhere = {
    TZ: "Pacific/Kiritimati",
    LANG: "tr_TR.UTF-8",
    LC_ALL: "tr_TR.UTF-8",
    FORCE_COLOR: "3",
  };
  const env = { ...process.env, ...elsewhere };
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script], { env });
  expect(stdout).toMatch(/^[0-9a-f]{64}$/);
  expect(stdout).toBe(await packageDigest());
});

it("the order in which examples are given changes nothing", async () => {
  const first = await filesOf(helpScoutDocument, helpScoutInput);
  const examples = Object.fromEntries(Object.entries(helpScoutInput.examples ?? {}).toReversed());
  const second = await filesOf(helpScoutDocument, { ...helpScoutInput, examples });
  expect([...second]).toEqual([...first]);
});

it("files are text with LF and a newline at the end, sorted by path", async () => {
  const files = await filesOf(helpScoutDocument, helpScoutInput);
  for (const [path, text] of files) {
    expect(text, path).toMatch(/[^\n]\n$/);
    expect(text.includes("\r"), path).toBe(false);
  }
  expect([...files.keys()]).toEqual([...files.keys()].toSorted());
});
