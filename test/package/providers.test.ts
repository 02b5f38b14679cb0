import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { compileStrictly, packageExamples } from "../support/readme-examples.js";
import { installPacked, linkPackages, root, run, type Stranger } from "../support/stranger.js";

interface Config {
  readonly providers: Readonly<Record<string, { readonly out: string }>>;
}

const { providers } = JSON.parse(readFileSync(join(root, "hookstep.config.json"), "utf8")) as Config;

describe.each(Object.entries(providers))(
  "the package of %s, packed and installed elsewhere",
  (name, { out }) => {
    let stranger: Stranger;
    beforeAll(() => {
      stranger = installPacked(out);
      linkPackages(stranger, "@types/node", "undici-types", "tsx", "get-tsconfig", "esbuild");
    });
    afterAll(() => stranger.remove());

    test("compiles as its README shows it", () => {
      compileStrictly(stranger, [packageExamples(out)]);
    });

    test("knows the events that its README lists", () => {
      const script = `import { eventNames } from "@hookstep/${name}";\nconsole.log(eventNames.length);\n`;
      stranger.write("names.mjs", script);
      const readme = readFileSync(join(root, out, "README.md"), "utf8");
      const rows = readme.match(/^\| `.*\]\(src\/spec\/payloads\.ts\)/gm) ?? [];
      expect(Number(stranger.node("names.mjs"))).toBe(rows.length);
    });

    test("is where a skeleton starts from whose test passes", () => {
      const cli = join(root, "dist/generator/cli.js");
      run(process.execPath, [cli, "scaffold", name, "--dir", join(stranger.dir, "src")], root);
      const result = stranger.node(
        "--import",
        "tsx",
        "--test",
        "--test-reporter",
        "tap",
        "src/handlers.test.ts",
      );
      expect(result).toMatch(/^# pass [1-9]\d*\n# fail 0$/m);
    });
  },
);
