import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { helpScout } from "./drift-edits.js";
import { changesOf } from "./support/drift-output.js";
import { drift, lock, pages, root, server } from "./support/drift-project.js";

describe("a document that did not change", () => {
  test("is told by its bytes", async () => {
    expect(await drift()).toEqual({ code: 0, out: `✓ helpscout: no drift (${server.origin}/same)`, err: "" });
  });

  test("is told by its entity tag", async () => {
    pages.set("/same", "not even looked at");
    lock("/same", '"known"');
    expect((await drift()).code).toBe(0);
  });

  test("is fetched again when the document here is not what was retrieved", async () => {
    lock("/same", '"known"');
    const path = join(root, "spec/helpscout/asyncapi.yaml");
    writeFileSync(path, helpScout.replace("title: Help Scout Webhooks", "title: Ours"));
    const { code, out } = await drift();
    writeFileSync(path, helpScout);
    expect([code, out]).toEqual([2, expect.stringContaining("was    Ours")]);
  });
});

describe("an upstream that cannot be had", () => {
  test("is told with the sentence for it, in each form", async () => {
    lock("/missing");
    const sentence = `${server.origin}/missing does not exist any more (404).`;
    expect((await drift()).err).toContain(`error upstream-not-found: ${sentence}`);
    expect((await drift("--format", "markdown")).out).toContain("### helpscout: no comparison");
    expect((await drift("--format", "github")).out).toContain(
      `::error title=helpscout%3A no comparison::${sentence}`,
    );
    const run = await drift("--format", "json");
    expect(changesOf(run)).toEqual([]);
    expect(run.out).toContain('"code": "upstream-not-found"');
  });

  test("because it is no document that can be read names the place in it", async () => {
    pages.set("/broken", "asyncapi: 2.6.0\nchannels: [");
    lock("/broken");
    const { code, err } = await drift();
    expect([code, err]).toEqual([1, expect.stringContaining("/broken:2:")]);
  });

  test("because there is no lock says how to name it", async () => {
    rmSync(join(root, "spec/helpscout/lock.json"));
    const { code, err } = await drift();
    expect(code).toBe(1);
    expect(err).toContain("hookstep drift helpscout --upstream <address or file>");
  });

  test("because the lock is wrong names the place in it", async () => {
    writeFileSync(join(root, "spec/helpscout/lock.json"), '{\n  "url": "asyncapi.yaml"\n}');
    expect((await drift()).err).toContain("spec/helpscout/lock.json:2:3 error invalid-lock");
  });

  test("is told without its credentials", async () => {
    lock(`${server.origin.replace("//", "//user:secret@")}/missing?token=secret`);
    for (const format of ["text", "json", "markdown", "github"]) {
      const { out, err } = await drift("--format", format);
      expect(out + err).not.toContain("secret");
    }
  });
});
