import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

import { DiagnosticError } from "../../../generator/diagnostics/diagnostic.js";
import { type NewFolder, writeNewProvider } from "../../../generator/disk/new-provider.js";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "hookstep-new-provider-"));
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function newFolder(change: Partial<NewFolder> = {}): NewFolder {
  return {
    folder: join(dir, "spec/acme"),
    files: [
      { path: "asyncapi.yaml", text: "a" },
      { path: "schemas/b.yaml", text: "b" },
    ],
    config: join(dir, "hookstep.config.json"),
    before: undefined,
    after: "{}",
    ...change,
  };
}

function codeOf(action: () => void): string | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics[0]?.code;
    throw error;
  }
  return undefined;
}

it("a provider's folder and its place in the configuration appear together", () => {
  writeNewProvider(newFolder());
  expect(readFileSync(join(dir, "spec/acme/schemas/b.yaml"), "utf8")).toBe("b");
  expect(readFileSync(join(dir, "hookstep.config.json"), "utf8")).toBe("{}");
  expect(readdirSync(join(dir, "spec"))).toEqual(["acme"]);
});

it("a folder that is there is never touched", () => {
  mkdirSync(join(dir, "spec/acme"), { recursive: true });
  expect(codeOf(() => writeNewProvider(newFolder()))).toBe("provider-exists");
  expect(readdirSync(join(dir, "spec/acme"))).toEqual([]);
  expect(existsSync(join(dir, "hookstep.config.json"))).toBe(false);
});

it("nothing is written where the configuration was changed meanwhile", () => {
  writeFileSync(join(dir, "hookstep.config.json"), "theirs");
  expect(codeOf(() => writeNewProvider(newFolder({ before: "mine" })))).toBe("changed-meanwhile");
  expect(readdirSync(join(dir, "spec"))).toEqual([]);
  expect(readFileSync(join(dir, "hookstep.config.json"), "utf8")).toBe("theirs");
});

it("nothing stays of a folder whose configuration cannot be put in place", () => {
  mkdirSync(join(dir, "hookstep.config.json"));
  const blocked = newFolder({ config: join(dir, "hookstep.config.json/x/y") });
  expect(codeOf(() => writeNewProvider(blocked))).toBe("cannot-write");
  expect(readdirSync(join(dir, "spec"))).toEqual([]);
});

it("two files of one name are a refusal, not half a folder", () => {
  const files = [
    { path: "overlay.yaml", text: "a" },
    { path: "overlay.yaml", text: "b" },
  ];
  expect(codeOf(() => writeNewProvider(newFolder({ files })))).toBe("cannot-write");
  expect(readdirSync(join(dir, "spec"))).toEqual([]);
});
