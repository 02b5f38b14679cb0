import { describe, expect, test } from "vitest";
import { datesAndTimes } from "./support/dates-and-times.js";
import { hosts } from "./support/hosts.js";
import { identifiers } from "./support/identifiers.js";

const cases = [...datesAndTimes, ...hosts, ...identifiers];

describe.each(cases)("the format %s", (_, check, valid, invalid) => {
  test.each(valid)("takes %j", (text) => {
    expect(check(text)).toBe(true);
  });

  test.each(invalid)("refuses %j", (text) => {
    expect(check(text)).toBe(false);
  });
});

test("a hostile text of a million characters is checked in no time worth speaking of", () => {
  const units = ["a", "1", ":", "@", ".", "-", "%41", "//", "[", '"', "\\", "a.", "::", "a@", "1.", "0:"];
  for (const text of units.flatMap((unit) => [unit.repeat(1_000_000), `http://${unit.repeat(1_000_000)} `])) {
    for (const [, check] of cases) expect(typeof check(text)).toBe("boolean");
  }
}, 20_000);
