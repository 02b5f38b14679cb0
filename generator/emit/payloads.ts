import type { Model } from "../model/model.js";
import type { EmittedFile, Origin } from "./file.js";
import { header } from "./header.js";
import { inDisplayOrder } from "./literal.js";
import { payloadRoot, printPayloadTypes } from "./payload-types.js";
import { needsUnlisted, unlistedType } from "./unlisted.js";
import { interfaceMembers, type PrintedMember } from "./typescript.js";

/** So many schemas are printed at a time. The memory that printing takes is then the same for any number of them. */
const AT_A_TIME = 50;

/** Where {@link payloadPieces} belong. */
export const payloadsPath = "src/spec/payloads.ts";

/** `payloads.ts`: one exported type a schema, interfaces where they can be. */
export async function emitPayloads(model: Model, origin: Origin): Promise<EmittedFile> {
  const pieces: string[] = [];
  for await (const piece of payloadPieces(model, origin)) pieces.push(piece);
  return { path: payloadsPath, text: pieces.join("") };
}

/** The text of `payloads.ts` in pieces, each of whole statements. */
export async function* payloadPieces(model: Model, origin: Origin): AsyncGenerator<string> {
  let piece = [header(origin), ...imports(model)].join("");
  for (let first = 0; first < model.schemas.length; first += AT_A_TIME) {
    const schemas = model.schemas.slice(first, first + AT_A_TIME);
    const printed = interfaceMembers(await printPayloadTypes(schemas), payloadRoot);
    const statements = printed.map((member) => `${oneLine(member.comment)}\n${declaration(member)}`);
    yield inDisplayOrder(piece + statements.join(""));
    piece = "";
  }
  if (piece !== "") yield inDisplayOrder(piece);
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
