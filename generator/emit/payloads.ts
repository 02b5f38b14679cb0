import type { Model } from "../model/model.js";
import type { EmittedFile, Origin } from "./file.js";
import { header } from "./header.js";
import { inDisplayOrder } from "./literal.js";
import { payloadRoot, printPayloadTypes } from "./payload-types.js";
import { needsUnlisted, unlistedType } from "./unlisted.js";
import { interfaceMembers, type PrintedMember } from "./typescript.js";

/** `payloads.ts`: one exported type a schema, interfaces where they can be. */
export async function emitPayloads(model: Model, origin: Origin): Promise<EmittedFile> {
  const printed = interfaceMembers(await printPayloadTypes(model.schemas), payloadRoot);
  const statements = printed.map((member) => `${oneLine(member.comment)}\n${declaration(member)}`);
  const text = [header(origin), ...imports(model), ...statements].join("");
  return { path: "src/spec/payloads.ts", text: inDisplayOrder(text) };
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
