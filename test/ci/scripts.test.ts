import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const github = fileURLToPath(new URL("../../.github/", import.meta.url));

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hookstep-ci-"));
  mkdirSync(join(root, "bin"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
}

/** Runs a script with bash, with the stubs first on PATH, and nothing of this machine's configuration of git. */
function bash(script: string, env: Readonly<Record<string, string>>, cwd = root): Outcome {
  const { status, stdout, stderr } = spawnSync("bash", [join(github, script)], {
    cwd,
    encoding: "utf8",
    env: {
      PATH: [join(root, "bin"), process.env["PATH"]].join(delimiter),
      HOME: root,
      GIT_CONFIG_NOSYSTEM: "1",
      RUNNER_TEMP: root,
      ...env,
    },
  });
  return { code: status, out: stdout + stderr };
}

/** Puts a program on PATH that notes how it is called, and does what its lines say. */
function stub(name: string, ...lines: readonly string[]): void {
  const path = join(root, "bin", name);
  writeFileSync(
    path,
    ["#!/usr/bin/env bash", `echo "${name} $*" >>"${root}/calls"`, ...lines, ""].join("\n"),
  );
  chmodSync(path, 0o755);
}

function read(name: string): string {
  return readFileSync(join(root, name), "utf8");
}

describe.skipIf(process.platform === "win32")("report.sh", () => {
  const script = "actions/drift/report.sh";

  /** Runs it where `hookstep drift` ends with an exit code, which `--fail-on` turns into another one for annotations. */
  function report(drift: number, annotate: number, env: Readonly<Record<string, string>> = {}): Outcome {
    stub(
      "hookstep",
      `case "$*" in *markdown*) echo "### report"; exit ${drift} ;; *) echo "::notice::x"; exit ${annotate} ;; esac`,
    );
    const files = { GITHUB_OUTPUT: join(root, "output"), GITHUB_STEP_SUMMARY: join(root, "summary") };
    return bash(script, { HOOKSTEP: "hookstep", ...files, ...env });
  }

  test.each([
    ["nothing", 0, "changed=false\nbreaking=false\n"],
    ["changes", 2, "changed=true\nbreaking=false\n"],
    ["breaking changes", 3, "changed=true\nbreaking=true\n"],
  ])("tells later steps of %s, and ends as `hookstep drift` does", (_, code, outputs) => {
    expect(report(code, code)).toEqual({ code, out: "::notice::x\n" });
    expect(read("output")).toBe(`${outputs}report=${join(root, "hookstep-drift.md")}\n`);
    expect(read("summary")).toBe("### report\n");
    expect(read("hookstep-drift.md")).toBe("### report\n");
    expect(read("calls")).toBe(
      "hookstep drift --format markdown\nhookstep drift --format github --fail-on any\n",
    );
  });

  test("compares the providers it is given, and fails on what it is told to", () => {
    expect(report(3, 0, { PROVIDERS: "helpscout acme", FAIL_ON: "none" })).toMatchObject({ code: 0 });
    expect(read("calls")).toBe(
      "hookstep drift helpscout acme --format markdown\nhookstep drift helpscout acme --format github --fail-on none\n",
    );
  });

  test("takes a command of several words", () => {
    stub("runner", 'exec "$@"');
    expect(report(0, 0, { HOOKSTEP: "runner hookstep" })).toMatchObject({ code: 0 });
  });

  test("reports nothing where there was no comparison", () => {
    writeFileSync(join(root, "output"), "");
    expect(report(1, 1).code).toBe(1);
    expect(read("output")).toBe("");
    expect(read("calls")).toBe("hookstep drift --format markdown\n");
  });
});

describe.skipIf(process.platform === "win32")("propose-update.sh", () => {
  const script = "workflows/propose-update.sh";

  /** A clone of a repository, both on this machine; the second command on PATH says what an update writes. */
  function clone(update: string): string {
    stub("npx", update);
    const run = (...lines: readonly string[]) => {
      const { status, stderr } = spawnSync("bash", ["-euc", lines.join("\n")], {
        cwd: root,
        encoding: "utf8",
      });
      expect(stderr.replace(/^(?:warning: .*|Cloning into .*|done\.)$/gm, "").trim()).toBe("");
      expect(status).toBe(0);
    };
    run(
      "git init --quiet --bare --initial-branch=main origin",
      "git clone --quiet origin work 2>/dev/null",
      "cd work",
      "git checkout --quiet -b main",
      "echo 1 >package.json",
      "git add .",
      "git -c user.name=t -c user.email=t@example.com commit --quiet --message first",
      "git push --quiet origin main",
    );
    return join(root, "work");
  }

  /** What the branch of the proposal holds at the repository that was cloned. */
  function proposed(): string {
    const options = { cwd: join(root, "origin"), encoding: "utf8" } as const;
    return spawnSync("git", ["log", "--format=%an: %s", "--name-only", "main..hookstep/update"], options)
      .stdout;
  }

  const env = { REPORT: "/report.md", GH_TOKEN: "t" };

  test("pushes what the update wrote, and opens a pull request", () => {
    const work = clone("echo 2 >package.json; echo new >added");
    stub("gh", 'case "$2" in list) echo 0 ;; esac');
    expect(bash(script, env, work)).toMatchObject({ code: 0 });
    expect(proposed()).toBe("github-actions[bot]: Update from upstream\n\nadded\npackage.json\n");
    expect(read("calls").split("\n")).toEqual([
      "npx hookstep update",
      "gh pr list --head hookstep/update --json number --jq length",
      "gh pr create --head hookstep/update --title Update from upstream --body-file /report.md",
      "",
    ]);
  });

  test("renews the proposal that is open", () => {
    const work = clone("echo 2 >>package.json");
    stub("gh", 'case "$2" in list) echo 1 ;; esac');
    expect(bash(script, env, work)).toMatchObject({ code: 0 });
    spawnSync("git", ["switch", "--quiet", "main"], { cwd: work });
    expect(bash(script, env, work)).toMatchObject({ code: 0 });
    expect(proposed().match(/Update from upstream/g)).toHaveLength(1);
    expect(read("calls")).toContain("gh pr edit hookstep/update --body-file /report.md\n");
  });

  test("proposes nothing where the update wrote nothing", () => {
    const work = clone("true");
    stub("gh");
    expect(bash(script, env, work)).toEqual({ code: 0, out: "Nothing to propose.\n" });
    expect(proposed()).toBe("");
  });

  test("ends with the update's failure, and pushes nothing", () => {
    const work = clone("echo 2 >package.json; exit 1");
    stub("gh");
    expect(bash(script, env, work).code).toBe(1);
    expect(proposed()).toBe("");
    expect(read("calls")).toBe("npx hookstep update\n");
  });
});
