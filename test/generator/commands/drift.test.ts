import { describe, expect, test, vi } from "vitest";

import { main } from "../../../generator/main.js";
import { serve } from "../upstream/servers.js";
import { edits } from "./drift-edits.js";
import { changesOf } from "./support/drift-output.js";
import { drift, lock, pages, root, writeConfig } from "./support/drift-project.js";

describe("one edit upstream", () => {
  test.each(edits)("$name", async ({ text, exitCode, entries }) => {
    pages.set("/edited", text);
    lock("/edited");
    const run = await drift("--json");
    const changes = changesOf(run);
    expect(changes).toEqual(entries.map((entry) => expect.objectContaining(entry)));
    expect(run).toMatchObject({ code: exitCode, err: "" });
  });
});

describe("the exit code", () => {
  const removed = edits.find(({ name }) => name === "a property is removed")?.text ?? "";
  const added = edits.find(({ name }) => name === "a property is added")?.text ?? "";

  test.each([
    ["any", "/same", 0],
    ["any", "/added", 2],
    ["any", "/removed", 3],
    ["breaking", "/added", 0],
    ["breaking", "/removed", 3],
    ["none", "/added", 0],
    ["none", "/removed", 0],
    ["none", "/missing", 1],
    ["breaking", "/missing", 1],
    ["any", "/missing", 1],
  ])("with --fail-on %s for %s is %i", async (threshold, path, code) => {
    pages.set("/added", added);
    pages.set("/removed", removed);
    lock(path);
    expect((await drift("--fail-on", threshold)).code).toBe(code);
  });

  test("is that of an error when one provider of several has one, and the others are reported", async () => {
    writeConfig({ first: "spec/helpscout", second: "spec/none" });
    pages.set("/removed", removed);
    lock("/removed");
    const { code, out, err } = await drift();
    expect(code).toBe(1);
    expect(out).toContain("first: 1 change, breaking");
    expect(err).toContain("spec/none/asyncapi.yaml does not exist");
    expect((await drift("first")).code).toBe(3);
  });

  test("is that of an error when one upstream is named for several providers", async () => {
    writeConfig({ first: "spec/helpscout", second: "spec/helpscout" });
    const { code, err } = await drift("--upstream", "x.yaml");
    expect([code, err]).toEqual([1, expect.stringContaining("name that provider too")]);
  });
});

test("an interrupt ends the command without a report", async () => {
  const controller = new AbortController();
  await using stalled = await serve(() => controller.abort());
  const terminal = { color: false, interactive: false, out: vi.fn(), err: vi.fn() };
  const context = { cwd: root, terminal, signal: controller.signal, now: () => 0, today: () => "2026-11-20" };
  expect(await main(["drift", "--upstream", stalled.origin], context)).toBe(1);
  expect(terminal.out).not.toHaveBeenCalled();
  expect(terminal.err).toHaveBeenCalledWith("Interrupted; what was not finished is as it was.");
});
