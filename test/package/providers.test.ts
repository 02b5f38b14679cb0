import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { compileStrictly, packageExamples } from "../support/readme-examples.js";
import { installPacked, linkPackages, root } from "../support/stranger.js";

interface Config {
  readonly providers: Readonly<Record<string, { readonly out: string }>>;
}

const { providers } = JSON.parse(readFileSync(join(root, "hookstep.config.json"), "utf8")) as Config;

test.each(Object.entries(providers))(
  "the package of %s, packed and installed elsewhere, is as its README says",
  (name, { out }) => {
    const stranger = installPacked(out);
    try {
      linkPackages(stranger, "@types/node", "undici-types");
      compileStrictly(stranger, [packageExamples(out)]);
      stranger.write(
        "names.mjs",
        `import { eventNames } from "@hookstep/${name}";\nconsole.log(eventNames.length);\n`,
      );
      const readme = readFileSync(join(root, out, "README.md"), "utf8");
      const rows = readme.match(/^\| `.*\]\(src\/spec\/payloads\.ts\)/gm) ?? [];
      expect(Number(stranger.node("names.mjs"))).toBe(rows.length);
    } finally {
      stranger.remove();
    }
  },
);
