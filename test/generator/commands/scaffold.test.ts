import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { CommandProject } from "../../support/command-project.js";

const project = CommandProject.acme();
let fresh: string;

beforeAll(() => {
  expect(scaffold()).toMatchObject({ code: 0 });
  fresh = project.read("src/handlers.ts");
});
beforeEach(() => project.write("src/handlers.ts", fresh));
afterAll(() => project.remove());

function scaffold(...options: string[]) {
  return project.run("scaffold", "--dir", "src", ...options);
}

/** The registry without its handler of one event. */
function without(event: string): string {
  const start = fresh.indexOf("  /**", fresh.lastIndexOf("},\n", fresh.indexOf(`"${event}"`)));
  return fresh.slice(0, start) + fresh.slice(fresh.indexOf("  },\n", start) + "  },\n\n".length);
}

describe("scaffold, run again,", () => {
  test("changes nothing where nothing is new", () => {
    const { code, out } = scaffold();
    expect(out).toBe("✓ src/handlers.ts has a handler for every event; nothing was changed\n");
    expect(code).toBe(0);
    expect(project.read("src/handlers.ts")).toBe(fresh);
  });

  test("adds what is new where its owner has moved the registry to, and says where", () => {
    project.write("src/handlers.ts", "export {};\n");
    const moved = without("order.created").replaceAll('"', "'");
    project.write("src/webhooks/registry.ts", moved);
    const { code, out } = scaffold();
    project.write("src/handlers.ts", fresh);
    const text = project.read("src/webhooks/registry.ts");
    project.write("src/webhooks/registry.ts", "export {};\n");
    expect(out).toMatch(
      /^✓ src\/webhooks\/registry\.ts: 1 handler added, every other line as it was\n {2}\+ order\.created src\/webhooks\/registry\.ts:\d+\n$/,
    );
    expect(text).toContain("  'order.created': ({ event }) => {\n");
    expect(code).toBe(0);
  });

  test("names a handler whose event is gone, and keeps it", () => {
    const text = fresh.replace('"order.created"', '"order.placed"');
    project.write("src/handlers.ts", text);
    const { out } = scaffold();
    expect(out).toContain("  + order.created ");
    expect(out).toMatch(
      / {2}! order\.placed src\/handlers\.ts:\d+ is no event any more; its handler can go\n$/,
    );
    expect(project.read("src/handlers.ts")).toContain('  "order.placed": ');
  });

  test("leaves a file alone that it does not understand, and shows the lines to add by hand", () => {
    const text = without("order.refund.created").replace(
      "export const handlers = {",
      "export const handlers = {\n  ...more(),",
    );
    project.write("src/handlers.ts", text);
    const { code, out, err } = scaffold();
    expect(err).toContain(
      "error registry-unclear: Nothing was added to src/handlers.ts: `...more()` does not tell which events it handles.",
    );
    expect(err).toMatch(/src\/handlers\.ts:\d+ error/);
    expect(err).toContain(`    "order.refund.created": ({ event }) => {\n`);
    expect(out).toBe("");
    expect(code).toBe(1);
    expect(project.read("src/handlers.ts")).toBe(text);
  });

  test("adds nothing where two registries could be meant", () => {
    project.write("src/other.ts", fresh);
    const { code, err } = scaffold();
    project.write("src/other.ts", "export {};\n");
    expect(err).toContain("Several files have handlers for every event: src/handlers.ts, src/other.ts.");
    expect(code).toBe(1);
  });

  test("tells machines what it did", () => {
    project.write("src/handlers.ts", without("order.updated"));
    const { out } = scaffold("--json");
    expect(JSON.parse(out)).toEqual({
      registry: "src/handlers.ts",
      added: [{ event: "order.updated", line: expect.any(Number) as number }],
      gone: [],
      files: [],
    });
  });
});
