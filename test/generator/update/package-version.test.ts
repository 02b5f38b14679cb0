import { expect, test } from "vitest";

import { readVersion, withVersion } from "../../../generator/update/package-version.js";

const manifest = (text: string) => ({ file: "package.json", text });

test("a version is replaced, and everything else stays as it was", () => {
  const text = '{\n\t"name": "x",\n\t"version": "1.0.0",\n\t"config": {\n\t\t"version": "1.0.0"\n\t}\n}\n';
  expect(withVersion(manifest(text), "2.0.0")).toBe(text.replace("1.0.0", "2.0.0"));
});

test("a version is read, and one that is none is refused", () => {
  expect(readVersion(manifest('{ "version": "1.2.3-beta.1" }'))).toBe("1.2.3-beta.1");
  expect(readVersion(manifest("{}"))).toBeUndefined();
  expect(() => readVersion(manifest('{ "version": "v1.2" }'))).toThrow("is no semantic version: `v1.2`");
});

test("what is no JSON is refused", () => {
  expect(() => withVersion(manifest("name: x\nversion: 1.0.0\n"), "2.0.0")).toThrow(
    "package.json is not JSON.",
  );
});
