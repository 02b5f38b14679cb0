import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect } from "vitest";

import { sha256 } from "../../../../generator/disk/hash.js";
import { main } from "../../../../generator/main.js";
import { formatLock } from "../../../../generator/upstream/lock.js";
import { serve } from "../../upstream/servers.js";
import { helpScout } from "../drift-edits.js";

/** What a run of `hookstep drift` did. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The folder of a project with Help Scout's spec; each test begins with its provider locked to `/same`. */
export const root = mkdtempSync(join(tmpdir(), "hookstep-drift-"));

/** What upstream answers, by path. Each test begins with Help Scout's document at `/same`, and nothing else. */
export const pages = new Map<string, string>();

/** Upstream, on this machine: to whom knows the entity tag `"known"`, no page has changed. */
export const server = await serve((request, response) => {
  const page = pages.get(request.url ?? "");
  if (page === undefined) response.writeHead(404).end();
  else if (request.headers["if-none-match"] === '"known"') response.writeHead(304).end();
  else response.writeHead(200, { etag: '"v1"' }).end(page);
});

const repository = new URL("../../../../", import.meta.url);
const spec = join(root, "spec", "helpscout");
mkdirSync(spec, { recursive: true });
for (const file of ["asyncapi.yaml", "overlay.yaml"])
  cpSync(new URL(`spec/helpscout/${file}`, repository), join(spec, file));

beforeEach(() => {
  pages.clear();
  pages.set("/same", helpScout);
  writeConfig({ helpscout: "spec/helpscout" });
  lock("/same");
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
});

/** Writes a configuration with these providers, each with the folder of its spec. */
export function writeConfig(specs: Readonly<Record<string, string>>): void {
  const providers = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, { spec }]));
  writeFileSync(join(root, "hookstep.config.json"), JSON.stringify({ providers }));
}

/** Locks the provider to an address, or to a path of upstream, as if retrieved from there. */
export function lock(path: string, etag: string | null = null): void {
  const url = path.startsWith("/") ? server.origin + path : path;
  const text = formatLock({ url, sha256: sha256(helpScout), etag, retrieved: "2026-11-20" });
  writeFileSync(join(root, "spec/helpscout/lock.json"), text);
}

/** Runs `hookstep drift` in the project; whatever it does, it leaves the disk alone. */
export async function drift(...argv: readonly string[]): Promise<Run> {
  const [out, err]: [string[], string[]] = [[], []];
  const before = files();
  const code = await main(["drift", ...argv], {
    cwd: root,
    terminal: {
      color: false,
      interactive: false,
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
    },
    signal: new AbortController().signal,
    now: () => 0,
    today: () => "2026-11-20",
  });
  expect(files()).toEqual(before);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

function files(): readonly (readonly [string, string])[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(
      ({ parentPath, name }) =>
        [join(parentPath, name), readFileSync(join(parentPath, name), "utf8")] as const,
    );
}
