import { mkdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { CommandProject } from "../../support/command-project.js";

let project: CommandProject;
beforeAll(() => {
  project = CommandProject.acme();
  mkdirSync(join(project.dir, "folder.yaml"));
  mkdirSync(join(project.dir, "mine"));
  project.write("mine/work.ts", "mine");
  project.write("huge.yaml", "");
  truncateSync(join(project.dir, "huge.yaml"), 100 * 1024 * 1024);
  project.write("latin1.yaml", Buffer.from("asyncapi: 2.6.0\nx: caf\xe9\n", "latin1"));
  project.write("syntax.yaml", "asyncapi: 2.6.0\nchannels: [1, 2\ninfo: x\n");
  project.write("twice.yaml", "asyncapi: 2.6.0\ninfo: {}\ninfo: {}\n");
  project.write("openapi.yaml", "openapi: 3.1.0\n");
  project.write("old.yaml", "asyncapi: 1.2.0\n");
  project.write("bomb.yaml", bomb());
  project.write("nowhere.yaml", overlay("$.components.messages.Nope"));
});
afterAll(() => project.remove());

/** Nine levels of nine aliases each: a billion values, if anyone expanded them. */
function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = level === 0 ? Array<string>(9).fill("lol") : Array<string>(9).fill(`*a${level - 1}`);
    return `a${level}: &a${level} [${items.join(", ")}]`;
  });
  return `asyncapi: 2.6.0\n${levels.join("\n")}\n`;
}

function overlay(target: string): string {
  return `overlay: 1.1.0\ninfo: { title: x, version: "1" }\nactions:\n  - target: ${target}\n    remove: true\n`;
}

describe("wrong input ends in exit 1 and one clear message, without a stack", () => {
  test.each([
    ["no file", ["none.yaml"], /error file-not-found: none\.yaml does not exist/],
    ["a folder", ["folder.yaml"], /error not-a-file: folder\.yaml is a folder/],
    [
      "100 MB",
      ["huge.yaml"],
      /error file-too-large: huge\.yaml is too large: 100 MiB, where 20 MiB is the limit/,
    ],
    ["text that is not UTF-8", ["latin1.yaml"], /error not-utf8: latin1\.yaml is not UTF-8/],
    ["broken YAML", ["syntax.yaml"], /^syntax\.yaml:3:1 error yaml-syntax/],
    ["a duplicate key", ["twice.yaml"], /^twice\.yaml:3:1 error duplicate-key: .*line 2/],
    ["an alias bomb", ["bomb.yaml"], /^bomb\.yaml:\d+:\d+ error alias-bomb/],
    [
      "another kind of document",
      ["openapi.yaml"],
      /^openapi\.yaml:1:1 error not-asyncapi: This is an OpenAPI document/,
    ],
    [
      "a version that is not read",
      ["old.yaml"],
      /^old\.yaml:1:\d+ error asyncapi-version: [\s\S]*2\.0 to 2\.6/,
    ],
    [
      "an overlay that matches nothing",
      ["spec/acme/asyncapi.yaml", "--overlay", "nowhere.yaml"],
      /^nowhere\.yaml:4:5 error overlay-no-match: .*\$\.components\.messages\.Nope/,
    ],
  ])("%s", (_what, args, message) => {
    const { code, out, err } = project.run("generate", ...args, "--out", "out");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test("a folder that holds someone's sources stays as it is", () => {
    const { code, err } = project.run("generate", "spec/acme/asyncapi.yaml", "--out", "mine");
    expect(code).toBe(1);
    expect(err).toContain("mine is not empty, and is not a package that hookstep wrote");
    expect(project.files("mine")).toEqual({ "mine/work.ts": "mine" });
  });

  test.each([
    [
      "a misspelt command",
      ["genrate"],
      "There is no command `genrate`. Did you mean `generate`?\nSee: hookstep --help",
    ],
    ["a command that is none", ["frobnicate"], "There is no command `frobnicate`.\nSee: hookstep --help"],
    ["a misspelt source", ["import", "catalgo"], "There is no command `catalgo`."],
    ["only an option", ["--json"], "Name a command."],
    [
      "a misspelt option",
      ["generate", "--frce"],
      "There is no option `--frce`. Did you mean `--force`?\nSee: hookstep generate --help",
    ],
    [
      "an option of two words",
      ["drift", "--fail-onn=any"],
      "There is no option `--fail-onn`. Did you mean `--fail-on`?",
    ],
    ["an option like none", ["check", "--zzz"], "There is no option `--zzz`.\n"],
    ["an argument too many", ["init", "a.yaml", "b.yaml"], "`b.yaml` is one argument too many."],
    ["nothing to work on", ["init"], "Tell `init` what to work on.\nSee: hookstep init --help"],
    ["an option that is missing", ["scaffold"], "`--dir` is missing.\nSee: hookstep scaffold --help"],
    ["an option without its value", ["scaffold", "--dir"], "`--dir` needs a value."],
    ["an option followed by another", ["send", "ping", "--to", "--json"], "`--to` needs a value."],
    [
      "a choice that is none",
      ["scaffold", "--dir", "src", "--server", "expres"],
      "`--server` takes node, express, fastify, hono or worker, not `expres`. Did you mean `express`?",
    ],
    [
      "a provider that is not listed",
      ["generate", "acmee"],
      "There is no provider `acmee` in hookstep.config.json.\n    Did you mean `acme`? It lists: acme.",
    ],
    [
      "a document without a place to go",
      ["generate", "spec/acme/asyncapi.yaml"],
      "Where should the package go?",
    ],
  ])("%s is answered with what to type instead", (_what, args, message) => {
    const { code, err } = project.run(...args);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });

  test("a mistake in the configuration has its place", () => {
    const other = new CommandProject();
    other.write("hookstep.config.json", '{\n  "providers": {\n    "acme": { "spce": "x" }\n  }\n}\n');
    const { code, err } = other.run("check");
    other.remove();
    expect(code).toBe(1);
    expect(err).toMatch(/^hookstep\.config\.json:3:15 error invalid-config: `spce` is not known here/);
  });
});

test("the name alone shows what there is, with examples", () => {
  const { code, out, err } = project.run();
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^hookstep <command>\n/);
  expect(out).toMatch(/Examples:\n {2}hookstep init /);
});

test.each([
  ["genrate", "generate"],
  ["chekc", "check"],
  ["drif", "drift"],
  ["upadte", "update"],
  ["scafold", "scaffold"],
  ["sned", "send"],
  ["int", "init"],
])("%s is taken for a slip of the pen", (typed, meant) => {
  const { code, err } = project.run(typed);
  expect(err).toContain(`Did you mean \`${meant}\`?`);
  expect(code).toBe(1);
});

test("--version tells the version", () => {
  expect(project.run("--version")).toEqual({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    err: "",
  });
});

describe("help", () => {
  test.each([["generate"], ["check"], ["scaffold"], ["drift"], ["update"], ["init"], ["send"]])(
    "of %s shows an example",
    (command) => {
      const { code, out } = project.run(command, "--help");
      expect(code).toBe(0);
      expect(out).toMatch(/Examples:\n\s+hookstep /);
    },
  );
});
