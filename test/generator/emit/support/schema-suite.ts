import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import draft06 from "ajv/dist/refs/json-schema-draft-06.json" with { type: "json" };

import { emitValidators } from "../../../../generator/emit/validators.js";
import { modelOf } from "./generate-text.js";
import { importValidators } from "./load-validators.js";

/** A schema with values that fit it or not, in the form of the JSON-Schema-Test-Suite. */
export interface SuiteGroup {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly SuiteCase[];
}

/** One value, and whether it fits. */
export interface SuiteCase {
  readonly description: string;
  readonly data: unknown;
  readonly valid: boolean;
}

/** How a run went: how many cases plain ajv judges rightly, and those of them that a package does not. */
export interface SuiteRun {
  readonly judged: number;
  readonly wrong: readonly string[];
}

/** The groups of every file of a folder, or its own. */
export function readSuite(folder: string): readonly SuiteGroup[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as SuiteGroup[]);
}

/** Takes each schema as a payload from the text of a document to a validator that is loaded. */
export async function runSuite(groups: readonly SuiteGroup[]): Promise<SuiteRun> {
  const wrong: string[] = [];
  let judged = 0;
  for (const { description, schema, tests } of groups) {
    const plain = tryTo(() => plainAjv().compile(schema as object));
    const cases = tests.filter(({ data, valid }) => tryTo(() => plain?.(data)) === valid);
    judged += cases.length;
    const emitted = await emittedValidator(schema).catch((error: unknown) => () => String(error));
    for (const { description: name, data, valid } of cases) {
      const found = tryTo(() => emitted(data));
      if (found !== valid) wrong.push(`${description}: ${name}: ${String(found)}`);
    }
  }
  return { judged, wrong };
}

function plainAjv(): Ajv {
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  return ajv.addMetaSchema(draft06);
}

async function emittedValidator(schema: unknown): Promise<(data: unknown) => unknown> {
  const message = { "x-webhook-event": "thing", payload: schema };
  const model = await modelOf(
    JSON.stringify({
      asyncapi: "2.6.0",
      info: { title: "Acme", version: "1.0.0" },
      "x-webhook": { event: { header: "X-Event" }, signature: { scheme: "custom" } },
      channels: { hooks: { publish: { message: { $ref: "#/components/messages/Thing" } } } },
      components: { messages: { Thing: message } },
    }),
  );
  const origin = { document: "asyncapi.yaml", command: "npx hookstep generate" };
  const validators = await importValidators(emitValidators(model, "document", origin).text);
  return (data) => validators.get("thing")?.(data);
}

function tryTo<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
