import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { DiagnosticError } from "../../../generator/diagnostics/diagnostic.js";
import { isGitRevision, readGitRevision } from "../../../generator/upstream/git-revision.js";

const signal = new AbortController().signal;
let repository: string;
let elsewhere: string;

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), "hookstep-git-"));
  elsewhere = mkdtempSync(join(tmpdir(), "hookstep-no-git-"));
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
      cwd: repository,
      stdio: "ignore",
    });
  git("init", "--initial-branch=main");
  mkdirSync(join(repository, "spec"));
  writeFileSync(join(repository, "spec", "asyncapi.yaml"), "asyncapi: 2.6.0\n");
  writeFileSync(join(repository, "binary"), Buffer.from([0xff, 0xfe]));
  git("add", ".");
  git("commit", "--message=First", "--no-gpg-sign");
  git("tag", "v1");
  writeFileSync(join(repository, "spec", "asyncapi.yaml"), "asyncapi: 3.0.0\n");
  git("commit", "--all", "--message=Second", "--no-gpg-sign");
});

afterAll(() => {
  for (const folder of [repository, elsewhere]) rmSync(folder, { recursive: true, force: true });
});

function read(source: string, cwd = repository, maxBytes = 1000): Promise<string> {
  return readGitRevision(source, { cwd, signal, maxBytes });
}

/** The code and the sentence of the refusal. */
async function refusalOf(source: string, cwd?: string, maxBytes?: number): Promise<string> {
  const error: unknown = await read(source, cwd, maxBytes).catch((reason: unknown) => reason);
  if (!(error instanceof DiagnosticError)) throw new Error("not refused", { cause: error });
  return error.diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n");
}

test("only what begins with git: is a revision", () => {
  expect(["git:main:a.yaml", "git.yaml", "https://git:a@example.com"].map(isGitRevision)).toEqual([
    true,
    false,
    false,
  ]);
});

test("a file is read as a branch, a tag or an expression has it", async () => {
  expect(await read("git:main:spec/asyncapi.yaml")).toBe("asyncapi: 3.0.0\n");
  expect(await read("git:v1:spec/asyncapi.yaml")).toBe("asyncapi: 2.6.0\n");
  expect(await read("git:HEAD~1:spec/asyncapi.yaml")).toBe("asyncapi: 2.6.0\n");
});

test("a path counts from the top of the repository, or with ./ from the working directory", async () => {
  const folder = join(repository, "spec");
  expect(await read("git:v1:spec/asyncapi.yaml", folder)).toBe("asyncapi: 2.6.0\n");
  expect(await read("git:v1:./asyncapi.yaml", folder)).toBe("asyncapi: 2.6.0\n");
});

test.each([
  ["git:nowhere:spec/asyncapi.yaml", "git-unknown-revision: The git repository has no revision `nowhere`."],
  ["git:main:spec/none.yaml", "git-no-path: The revision `main` has no file `spec/none.yaml`."],
  ["git:main:spec", "git-no-path: The revision `main` has no file `spec`."],
  ["git:main:binary", "git-not-utf8: `git:main:binary` is not UTF-8 text."],
  ["git:main", "git-revision: `git:main` names no file of a git revision."],
  ["git:--help:a.yaml", "git-revision: `git:--help:a.yaml` names no file of a git revision."],
  ["git:-p:a.yaml", "git-revision: `git:-p:a.yaml` names no file of a git revision."],
  ["git::a.yaml", "git-revision: `git::a.yaml` names no file of a git revision."],
  ["git:$(touch x):a.yaml", "git-unknown-revision: The git repository has no revision `$(touch x)`."],
])("%s is refused", async (source, refusal) => {
  expect(await refusalOf(source)).toBe(refusal);
});

test("a file over the limit is refused", async () => {
  expect(await refusalOf("git:main:spec/asyncapi.yaml", repository, 5)).toBe(
    "git-too-large: `git:main:spec/asyncapi.yaml` is larger than 5 bytes, which is the limit.",
  );
});

test("a folder outside of any repository is refused", async () => {
  vi.stubEnv("GIT_CEILING_DIRECTORIES", tmpdir());
  expect(await refusalOf("git:main:a.yaml", elsewhere)).toBe(
    "git-no-repository: `git:main:a.yaml` cannot be read: the working directory is in no git repository.",
  );
  vi.unstubAllEnvs();
});

test("a machine without git is told apart", async () => {
  vi.stubEnv("PATH", elsewhere);
  expect(await refusalOf("git:main:a.yaml")).toBe(
    "git-missing: git is needed to read `git:main:a.yaml`, and was not found.",
  );
  vi.unstubAllEnvs();
});

test("an interrupt ends it", async () => {
  const reason = new Error("interrupted");
  const reading = readGitRevision("git:main:a.yaml", {
    cwd: repository,
    signal: AbortSignal.abort(reason),
    maxBytes: 1000,
  });
  await expect(reading).rejects.toBe(reason);
});
