import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { CommandProject } from "../../support/command-project.js";

let project: CommandProject;
beforeEach(() => (project = CommandProject.acme()));
afterEach(() => project.remove());

describe("hookstep generate", () => {
  test("writes a package that is ready to import, and says what it read, wrote and how long it took", () => {
    const { code, out, err } = project.run("generate");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /^ {2}read {2}spec\/acme\/asyncapi\.yaml: 6 events, 9 types\n✓ wrote generated\/acme: \d+ written, 0 unchanged \(\d+\.\d s\)\n$/,
    );
    expect(Object.keys(project.files("generated/acme/dist"))).toContain("generated/acme/dist/index.js");
  });

  test("compiles with the declarations that come with hookstep, whatever the project has", () => {
    project.write("node_modules/@types/node/package.json", JSON.stringify({ types: "index.d.ts" }));
    project.write("node_modules/@types/node/index.d.ts", "declare const nothing: unique symbol;\n");
    expect(project.run("generate")).toMatchObject({ code: 0, err: "" });
  });

  test("stops early when there is nothing to do, unless it is forced", () => {
    project.run("generate", "--no-build");
    const before = project.files("generated/acme");
    expect(project.run("generate", "--no-build").out).toMatch(/^✓ generated\/acme is up to date/);
    expect(project.run("generate", "--no-build", "--force").out).toMatch(/0 written, \d+ unchanged/);
    expect(project.files("generated/acme")).toEqual(before);
  });

  test("builds what an earlier run did not", () => {
    project.run("generate", "--no-build");
    expect(project.run("generate").code).toBe(0);
    expect(project.files("generated/acme")).toHaveProperty(["generated/acme/dist/index.js"]);
  });

  test("refuses to overwrite what was edited by hand, says which and how to go on", () => {
    project.run("generate", "--no-build");
    project.write("generated/acme/src/index.ts", "mine");
    const { code, err } = project.run("generate", "--no-build", "--force=false");
    expect(code).toBe(1);
    expect(err).toMatch(/src\/index\.ts in generated\/acme was edited by hand[\s\S]*--force/);
    expect(project.read("generated/acme/src/index.ts")).toBe("mine");
    expect(project.run("generate", "--no-build", "--force").code).toBe(0);
    expect(project.read("generated/acme/src/index.ts")).not.toBe("mine");
  });

  test("takes a document without any configuration", () => {
    rmSync(join(project.dir, "hookstep.config.json"));
    const { code, out } = project.run(
      "generate",
      "spec/acme/asyncapi.yaml",
      "--name",
      "@x/y",
      "--out",
      "hooks",
      "--no-build",
    );
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("wrote hooks") });
    expect(JSON.parse(project.read("hooks/package.json"))).toMatchObject({ name: "@x/y", version: "0.0.0" });
  });

  test("tells machines everything in one JSON document", () => {
    const { out } = project.run("generate", "--no-build", "--json");
    expect(JSON.parse(out)).toMatchObject({
      providers: [
        {
          name: "acme",
          out: "generated/acme",
          ok: true,
          upToDate: false,
          events: 6,
          types: 9,
          diagnostics: [],
        },
      ],
    });
  });

  test("keeps the old package when the new document has a mistake", () => {
    project.run("generate", "--no-build");
    const before = project.files("generated/acme");
    project.write(
      "spec/acme/asyncapi.yaml",
      project.read("spec/acme/asyncapi.yaml").replace("x-webhook-event: ping", "x-y: 1"),
    );
    const { code, err } = project.run("generate", "--no-build");
    expect(code).toBe(1);
    expect(err).toMatch(/spec\/acme\/asyncapi\.yaml:\d+:\d+ error event-name-missing: .*`Ping`/);
    expect(err).toContain("target: $.components.messages.Ping");
    expect(project.files("generated/acme")).toEqual(before);
  });

  test("leaves the old package when it is interrupted, and ends with 130", async () => {
    project.run("generate", "--no-build");
    const before = project.files("generated/acme");
    const run = project.start("generate", "--force", "--watch");
    await run.until("Watching");
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(130);
    const after = project.files("generated/acme");
    for (const [path, text] of Object.entries(before)) expect(after[path]).toBe(text);
  });

  test("with --watch generates again after each change, and waits a mistake out", async () => {
    const run = project.start("generate", "--no-build", "--watch");
    await run.until("Watching spec/acme");
    const document = join(project.dir, "spec/acme/asyncapi.yaml");
    const text = project.read("spec/acme/asyncapi.yaml");
    run.forget();
    writeFileSync(document, text.replace("A customer signed up.", "*"));
    await run.until("error yaml");
    await run.until("Watching");
    run.forget();
    writeFileSync(document, text.replace("A customer signed up.", "A customer came."));
    await run.until("written");
    await run.until("Watching");
    expect(project.read("generated/acme/src/spec/events.ts")).toContain("/** A customer came. */");
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(143);
  });
});

test.each([{ CI: "true" }, { FORCE_COLOR: "1" }, { NO_COLOR: "1" }])(
  "piped output has no colours with %o",
  (variables) => {
    const { out, err } = project.runWith(variables, "generate", "none.yaml", "--out", "x");
    expect(out + err).toMatch(/^error file-not-found/);
  },
);

describe("hookstep check", () => {
  test("passes right after generate, and writes nothing", () => {
    project.run("generate", "--no-build");
    rmSync(join(project.dir, "generated/acme/.hookstep"), { recursive: true });
    const before = project.files("generated/acme");
    expect(project.run("check")).toEqual({
      code: 0,
      out: "✓ generated/acme is what its spec gives\n",
      err: "",
    });
    expect(project.files("generated/acme")).toEqual(before);
  });

  test("finds a missing, an edited and a stale file, and says how to mend them", () => {
    project.run("generate", "--no-build");
    rmSync(join(project.dir, "generated/acme/tsconfig.json"));
    project.write("generated/acme/src/errors.ts", `${project.read("generated/acme/src/errors.ts")}// mine\n`);
    const manifest = JSON.parse(project.read("generated/acme/hookstep.manifest.json")) as { files: object };
    project.write("generated/acme/src/old.ts", "");
    const files = {
      ...manifest.files,
      "src/old.ts": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    };
    const sorted = Object.fromEntries(
      Object.entries(files).toSorted(([left], [right]) => (left < right ? -1 : 1)),
    );
    project.write("generated/acme/hookstep.manifest.json", `${JSON.stringify({ files: sorted }, null, 2)}\n`);
    const { code, out } = project.run("check");
    expect(code).toBe(1);
    expect(out).toContain("✗ generated/acme is out of step with its spec\n");
    expect(out).toContain("  missing  tsconfig.json\n");
    expect(out).toContain("  stale    src/old.ts\n");
    expect(out).toMatch(/ {2}changed {2}src\/errors\.ts\n {4}@@ line \d+ @@\n {4}-\/\/ mine\n/);
    expect(out).toContain("Mend it with: npx hookstep generate acme --force\n");
    expect(out).toContain("discards what was edited by hand: src/errors.ts");
  });

  test("notices an edit of the spec", () => {
    project.run("generate", "--no-build");
    const text = project.read("spec/acme/asyncapi.yaml");
    project.write("spec/acme/asyncapi.yaml", text.replace("A customer signed up.", "A customer came."));
    const { code, out } = project.run("check", "--json");
    expect(code).toBe(1);
    const paths = ["README.md", "src/spec/events.ts", "src/spec/outline.json"];
    expect(JSON.parse(out)).toMatchObject({
      providers: [{ ok: false, changed: paths.map((path) => ({ path })) }],
    });
  });
});
