import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReferenceReader } from "../../../generator/project/reference-reader.js";
import { serveText } from "../upstream/servers.js";

const { signal } = new AbortController();
let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "hookstep-references-"));
  mkdirSync(join(cwd, "spec/deep"), { recursive: true });
  mkdirSync(join(cwd, "shared"));
  writeFileSync(join(cwd, "spec/deep/a.yaml"), "a: 1\n");
  writeFileSync(join(cwd, "shared/b.yaml"), "b: 1\n");
  symlinkSync(join(cwd, "shared/b.yaml"), join(cwd, "spec/link.yaml"));
});
afterAll(() => rmSync(cwd, { recursive: true }));

/** Reads an address as a document in `spec/` names it. */
function read(address: string, ...allowed: readonly string[]) {
  const places = allowed.map((place) => (place.startsWith("http") ? place : join(cwd, place)));
  return createReferenceReader({ folder: join(cwd, "spec"), allowed: places, cwd, signal })(address);
}

describe("a file", () => {
  it("in the document's folder is read", async () => {
    expect(await read("deep/a.yaml")).toEqual({ file: "spec/deep/a.yaml", text: "a: 1\n" });
  });

  it("that does not exist is refused by its name", async () => {
    expect(await read("none.yaml")).toMatchObject({
      message: expect.stringMatching(/none\.yaml does not exist/),
    });
  });

  it.each(["../shared/b.yaml", "link.yaml", "/etc/hostname"])(
    "outside of it, %s, is refused",
    async (address) => {
      expect(await read(address)).toMatchObject({
        message: expect.stringContaining("outside of the document's folder"),
        help: expect.stringContaining("--allow-refs"),
      });
    },
  );

  it("outside of it is read where its folder is allowed", async () => {
    expect(await read("../shared/b.yaml", "shared")).toMatchObject({ text: "b: 1\n" });
    expect(await read("link.yaml", "shared")).toMatchObject({ text: "b: 1\n" });
  });
});

describe("an address", () => {
  it("is refused unasked, and not fetched", async () => {
    expect(await read("https://schemas.invalid/a/b.yaml?token=1")).toEqual({
      message: "https://schemas.invalid/a/b.yaml?… is on the network, which is not read unasked.",
      help: expect.stringContaining("--allow-refs https://schemas.invalid/a/"),
    });
  });

  it("that begins like an allowed one is fetched", async () => {
    await using server = await serveText("a: 1\n");
    expect(await read(`${server.origin}/x/a.yaml`, `${server.origin}/x/`)).toMatchObject({ text: "a: 1\n" });
    expect(await read(`${server.origin}/y/a.yaml`, `${server.origin}/x/`)).toHaveProperty("message");
  });

  it("that cannot be fetched is refused with the reason", async () => {
    await using server = await serveText("<!doctype html>", { "content-type": "text/html" });
    expect(await read(`${server.origin}/a.yaml`, server.origin)).toMatchObject({
      message: expect.stringContaining("HTML page"),
    });
  });

  it.each(["file:///etc/passwd", "urn:x:y", "ftp://a.example/b"])("%s is none", async (address) => {
    expect(await read(address, "https://a.example/")).toMatchObject({
      message: expect.stringContaining("neither"),
    });
  });
});
