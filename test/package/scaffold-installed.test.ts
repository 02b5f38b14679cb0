import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { CommandProject, runCommand } from "../support/command-project.js";
import { compileStrictly } from "../support/readme-examples.js";
import { installInto, installPacked, linkPackages, run, type Stranger } from "../support/stranger.js";

/** Where the package is made and published. Its users have nothing of that: no document and no configuration. */
const maintainers = CommandProject.acme();
const document = maintainers.read("spec/acme/asyncapi.yaml");
const published = join(maintainers.dir, "generated/acme");
let users: Stranger;

beforeAll(() => {
  publish("1.0.0", document.replace('          - $ref: "#/components/messages/OrderRefundCreated"\n', ""));
  users = installPacked(published);
  linkTools();
});
afterAll(() => {
  users.remove();
  maintainers.remove();
});

function linkTools(): void {
  linkPackages(users, "@types/node", "undici-types", "tsx", "get-tsconfig", "esbuild");
}

function publish(version: string, text: string): void {
  maintainers.write("spec/acme/package.json", JSON.stringify({ name: "@acme/hooks", version }));
  maintainers.write("spec/acme/asyncapi.yaml", text);
  expect(maintainers.run("generate")).toMatchObject({ code: 0 });
}

function scaffold(...args: string[]) {
  return runCommand(users.dir, {}, "scaffold", ...args);
}

const read = (path: string): string => readFileSync(join(users.dir, path), "utf8");

/** Compiles what was scaffolded, and runs its tests. */
function check(dir: string): string {
  compileStrictly(users, {}, [`${dir}/handlers.ts`, `${dir}/server.ts`, `${dir}/handlers.test.ts`]);
  return users.node("--import", "tsx", "--test", "--test-reporter", "tap", `${dir}/handlers.test.ts`);
}

test("a skeleton is written for a package that is only installed, compiles, and passes its tests", () => {
  const { code, out, err } = scaffold("--dir", "src");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toBe(
    `✓ wrote src: handlers.ts, server.ts, handlers.test.ts (5 events)
  next  npm install --save-dev tsx @types/node
        npx tsx --test src/handlers.test.ts
        npx tsx src/server.ts  # where ACME_WEBHOOK_SECRET is set
        npx hookstep send --all --to localhost:3000/webhooks
`,
  );
  expect(check("src")).toContain("# pass 5\n# fail 0");
  expect(read("src/handlers.ts")).toContain(
    "   * Acme tests the connection.\n   */\n  ping: ({ event }) => {",
  );
});

test("it is the skeleton that the package's own maintainers get", () => {
  expect(maintainers.run("scaffold", "acme", "--dir", "src")).toMatchObject({ code: 0 });
  for (const file of ["handlers.ts", "server.ts", "handlers.test.ts"])
    expect(maintainers.read(`src/${file}`)).toBe(read(`src/${file}`));
});

test.each([[["@acme/hooks"]], [["--provider", "@acme/hooks"]]])("the package may be named: %j", (name) => {
  const { out } = scaffold(...name, "--dir", "src", "--json");
  expect(JSON.parse(out)).toMatchObject({ registry: "src/handlers.ts", added: [] });
});

test("run again after an update of the package, it adds the event that is new", () => {
  publish("1.1.0", document);
  installInto(users.dir, published);
  linkTools();
  expect(() => check("src")).toThrow("'\"order.refund.created\"' is missing");
  const { code, out } = scaffold("--dir", "src");
  expect(out).toMatch(
    /^✓ src\/handlers\.ts: 1 handler added, every other line as it was\n {2}\+ order\.refund\.created src\/handlers\.ts:\d+\n$/,
  );
  expect(code).toBe(0);
  expect(check("src")).toContain("# pass 6\n# fail 0");
});

test.each([
  [["@acme/hoks"], "There is no provider `@acme/hoks`", "Did you mean `@acme/hooks`?"],
  [["nobody"], "nor installed as @hookstep/nobody", "Install it: npm install @hookstep/nobody"],
  [["undici-types"], "The package undici-types does not say", "Install the latest undici-types."],
])("%j is told what to do instead", (name, message, help) => {
  const { code, err } = scaffold(...name, "--dir", "elsewhere");
  expect(err).toContain(message);
  expect(err).toContain(help);
  expect(code).toBe(1);
});

test("several installed packages are told, and one has to be named", () => {
  const dependencies = { "@acme/hooks": "1.1.0", "@acme/shop-hooks": "npm:@acme/hooks@1.1.0" };
  users.write("package.json", JSON.stringify({ type: "module", dependencies }));
  run("cp", ["-r", "node_modules/@acme/hooks", "node_modules/@acme/shop-hooks"], users.dir);
  const { code, err } = scaffold("--dir", "elsewhere");
  expect(err).toContain("There are several providers: @acme/hooks and @acme/shop-hooks.");
  expect(err).toContain("Name one: hookstep scaffold @acme/hooks --dir <folder>");
  expect(code).toBe(1);
});
