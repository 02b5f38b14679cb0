import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { CommandProject } from "../support/command-project.js";
import { root } from "../support/stranger.js";

const entry = join(root, "dist/generator/cli.js");
const whole = join(root, "dist/generator/program.js");

function run(program: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: "utf8",
  });
  return { status, stdout: stdout.replace(/\d+\.\d s|"milliseconds": \d+/g, "…"), stderr };
}

describe("where there is nothing to do", () => {
  let project: CommandProject;
  beforeAll(() => {
    project = CommandProject.acme();
    project.run("generate", "--no-build");
  });
  afterAll(() => project.remove());

  test.each([
    "check",
    "check acme",
    "check --json",
    "generate --no-build",
    "generate acme --no-build --json",
  ])("`hookstep %s` says at once what the whole program says", (line) => {
    const atOnce = run(entry, line.split(" "), project.dir);
    expect(atOnce).toEqual(run(whole, line.split(" "), project.dir));
    expect(atOnce.status).toBe(0);
  });
});

describe("where there is something to tell", () => {
  let project: CommandProject;
  beforeAll(() => (project = CommandProject.acme()));
  afterAll(() => project.remove());

  test.each(["check", "check acmee", "check --jsn", "generate --out", "check a.yaml"])(
    "`hookstep %s` is left to the whole program",
    (line) => {
      const result = run(entry, line.split(" "), project.dir);
      expect(result).toEqual(run(whole, line.split(" "), project.dir));
      expect(result.status).toBe(1);
    },
  );

  test("a configuration with a key twice is refused at its place", () => {
    project.write("hookstep.config.json", '{\n  "providers": { "acme": {} },\n  "providers": {}\n}\n');
    const { code, err } = project.run("check");
    expect(code).toBe(1);
    expect(err).toContain("hookstep.config.json:3:3");
    expect(err).toContain('The key "providers" is in this map twice');
  });
});

test("what runs at once has nothing in it that takes long to load", () => {
  const text = readFileSync(entry, "utf8");
  for (const name of ["yargs", "yaml", "ajv", "undici"])
    expect(text).not.toContain(`// node_modules/${name}/`);
});
