import type { Model } from "../model/model.js";
import type { EmittedFile, Origin } from "./file.js";
import { header } from "./header.js";
import { inDisplayOrder } from "./literal.js";
import { payloadRoot, printPayloadTypes } from "./payload-types.js";
import { needsUnlisted, unlistedType } from "./unlisted.js";
import { interfaceMembers, type PrintedMember } from "./typescript.js";

/** So many schemas are printed at a time. The memory that printing takes is then the same for any number of them. */
const AT_A_TIME = 50;

/** Where {@link payloadStatements} belong. */
export const payloadsPath = "src/spec/payloads.ts";

/** `payloads.ts`: one exported type a schema, interfaces where they can be. */
export async function emitPayloads(model: Model, origin: Origin): Promise<EmittedFile> {
  const statements: string[] = [];
  for await (const statement of payloadStatements(model, origin)) statements.push(statement);
  return { path: payloadsPath, text: statements.join("") };
}

/** The text of `payloads.ts` in pieces: what comes first, then one declaration each. */
export async function* payloadStatements(model: Model, origin: Origin): AsyncGenerator<string> {
  yield [header(origin), ...imports(model)].join("");
  for (let first = 0; first < model.schemas.length; first += AT_A_TIME) {
    const schemas = model.schemas.slice(first, first + AT_A_TIME);
    const printed = interfaceMembers(await printPayloadTypes(schemas), payloadRoot);
    for (const each of printed) yield inDisplayOrder(`${oneLine(each.comment)}\n${declaration(each)}`);
  }
}

/** A type of the run-time code is told to those who import payload types, too. */
function imports(model: Model): readonly string[] {
  const { name, module } = unlistedType;
  if (!needsUnlisted(model)) return [];
  return [`import type { ${name} } from ${JSON.stringify(module)};\n\nexport type { ${name} };\n\n`];
}

function declaration({ name, type, isLiteral }: PrintedMember): string {
  const text = oneLine(type);
  return isLiteral ? `export interface ${name} ${text}\n\n` : `export type ${name} = ${text};\n`;
}

/** A doc comment of one line is written on one line. Only comments span lines here, never strings. */
function oneLine(text: string): string {
  return text.replace(/[ \t]+$/gm, "").replace(/\/\*\*\n[ \t]*\* ([^\n]*)\n[ \t]*\*\//g, "/** $1 */");
}
