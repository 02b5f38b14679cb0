import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect } from "vitest";

import type { Run } from "./drift-project.js";

const schema: object = JSON.parse(
  readFileSync(new URL("../../../../generator/drift/drift.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv({ strict: true }).compile(schema);

/** The changes of the only provider, out of JSON that is as its schema says. */
export function changesOf({ out }: Run): readonly unknown[] {
  const output: { providers: { changes: unknown[] }[] } = JSON.parse(out);
  validate(output);
  expect(validate.errors).toBe(null);
  expect(output.providers).toHaveLength(1);
  return output.providers[0]?.changes ?? [];
}
