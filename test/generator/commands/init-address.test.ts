import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

import { runInit } from "../../../generator/commands/init.js";
import { DiagnosticError } from "../../../generator/diagnostics/diagnostic.js";
import { sha256 } from "../../../generator/disk/hash.js";
import { document2 } from "../emit/support/small-document.js";
import { serve, serveText } from "../upstream/servers.js";

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "hookstep-init-"));
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

async function init(document: string): Promise<{ readonly code: number; readonly out: string }> {
  let out = "";
  const terminal = {
    color: false,
    interactive: false,
    out: (line: string) => void (out += `${line}\n`),
    err: () => {},
  };
  const context = {
    cwd,
    terminal,
    signal: new AbortController().signal,
    now: () => 0,
    today: () => "2026-11-20",
  };
  return { code: await runInit({ document, name: undefined, json: false }, context), out };
}

const text = document2(
  "channels: { hooks: { publish: { message: { x-webhook-event: a, payload: {} } } } }\n",
);

it("a document from an address is locked to what it was then, without what the address keeps to itself", async () => {
  await using server = await serveText(text, { etag: '"1"' });
  const address = `${server.origin.replace("//", "//user:secret@")}/acme-webhooks.yaml`;
  const { code, out } = await init(address);
  expect(code).toBe(0);
  expect(out).not.toContain("secret");
  expect(readFileSync(join(cwd, "spec/acme/asyncapi.yaml"), "utf8")).toBe(text);
  expect(JSON.parse(readFileSync(join(cwd, "spec/acme/lock.json"), "utf8"))).toEqual({
    url: `${server.origin}/acme-webhooks.yaml`,
    sha256: sha256(text),
    etag: '"1"',
    retrieved: "2026-11-20",
  });
});

it("nothing is written when the address does not answer with a document", async () => {
  await using server = await serve((_request, response) => response.writeHead(404).end());
  await expect(init(`${server.origin}/acme.yaml`)).rejects.toThrow(DiagnosticError);
  expect(existsSync(join(cwd, "spec"))).toBe(false);
});
