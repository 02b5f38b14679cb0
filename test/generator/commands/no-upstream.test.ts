import { afterAll, beforeAll, expect, test } from "vitest";

import { Project, serveUpstream, type Upstream, withoutProperty } from "./update-project.js";

let upstream: Upstream;
let project: Project;

beforeAll(async () => {
  upstream = await serveUpstream();
  project = await Project.create(`${upstream.origin}/asyncapi.yaml`);
  project.write("spec/helpscout/lock.json", '{ "url": null }');
});

afterAll(async () => {
  project.remove();
  await upstream[Symbol.asyncDispose]();
});

test("a document that is written here has no upstream to drift from", async () => {
  expect(await project.runWithoutTrace("drift")).toEqual({
    code: 0,
    out: "✓ helpscout: no drift (no upstream, the document is written here)",
    err: "",
  });
});

test("nor one to take in", async () => {
  expect(await project.runWithoutTrace("update")).toMatchObject({ code: 0, err: "" });
  expect(upstream.asked).toEqual([]);
});

test("it can be compared with a document all the same", async () => {
  project.write("changed.yaml", withoutProperty);
  expect((await project.run("drift", "helpscout", "--upstream", "changed.yaml")).code).toBe(3);
});
