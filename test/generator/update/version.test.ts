import { describe, expect, test } from "vitest";

import { gravestClass } from "../../../generator/drift/change.js";
import { nextVersion } from "../../../generator/update/version.js";

describe("the version that changes deserve", () => {
  test.each([
    ["1.4.2", "breaking", "2.0.0"],
    ["1.4.2", "addition", "1.5.0"],
    ["1.4.2", "documentation", "1.4.3"],
    ["0.3.1", "breaking", "0.4.0"],
    ["0.3.1", "addition", "0.3.2"],
    ["0.3.1", "documentation", "0.3.2"],
    ["1.0.0-beta.1", "addition", "1.0.0"],
  ] as const)("after %s, %s changes make %s", (version, weight, next) => {
    expect(nextVersion(version, weight)).toBe(next);
  });

  test("a version that is none is refused by name", () => {
    expect(() => nextVersion("next", "addition")).toThrow("`next` is no semantic version");
  });

  test("the weightiest change decides", () => {
    expect(gravestClass([{ class: "documentation" }, { class: "breaking" }, { class: "addition" }])).toBe(
      "breaking",
    );
    expect(gravestClass([{ class: "documentation" }, { class: "addition" }])).toBe("addition");
    expect(gravestClass([])).toBeUndefined();
  });
});
