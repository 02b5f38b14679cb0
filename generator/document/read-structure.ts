import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { parseSkeleton } from "./asyncapi-parser.js";
import { isSupportedVersion } from "./identify.js";
import { type JsonValue, member, members, stringMember } from "./json.js";
import { problemDiagnostics, type StructureProblem } from "./reference-problem.js";
import { childPointer, resolvePointer } from "./references.js";
import { buildSkeleton } from "./skeleton-channels.js";
import type { LocatedDocument } from "./source-document.js";
import type { DocumentStructure } from "./structure.js";
import { readChannels } from "./structure-channels.js";
import {
  readContact,
  readDocumentDocs,
  readExtensions,
  readLicense,
  readSecuritySchemes,
  readServers,
} from "./structure-info.js";
import { readMessages } from "./structure-messages.js";

/** The structure, or errors that say why there is none. */
export interface StructureReading {
  readonly structure?: DocumentStructure;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads what an AsyncAPI document of a version that is read says about messages. Payload schemas are not
 * looked at. References that lead nowhere, outside of the document or in circles are errors.
 */
export async function readStructure(document: LocatedDocument): Promise<StructureReading> {
  const { data } = document;
  const version = member(data, "asyncapi");
  if (!isSupportedVersion(version))
    throw new Error("readStructure takes documents that identifyDocument accepts");
  const skeleton = buildSkeleton(data, version);
  const problems: StructureProblem[] = [...skeleton.problems];
  const diagnose = (): Diagnostic[] => problemDiagnostics(document, problems);
  if (hasErrors(diagnose())) return { diagnostics: diagnose() };
  const { parsed, problems: found } = await parseSkeleton(skeleton);
  problems.push(...found);
  if (parsed === undefined) return { diagnostics: diagnose() };
  problems.push(...unusedMessages(data, skeleton.messages));
  const servers = readServers(data);
  const channels = readChannels(data, version, servers);
  const structure: DocumentStructure = {
    asyncapi: version,
    ...readInfo(data),
    extensions: readExtensions(data, ""),
    securitySchemes: readSecuritySchemes(data),
    servers,
    channels,
    messages: readMessages(data, parsed, channels),
  };
  return { structure, diagnostics: diagnose() };
}

function readInfo(data: JsonValue) {
  const info = member(data, "info");
  const version = member(info, "version");
  const description = stringMember(info, "description");
  const externalDocs = readDocumentDocs(data);
  const contact = readContact(data);
  const license = readLicense(data);
  return {
    title: stringMember(info, "title") ?? "",
    version: typeof version === "string" || typeof version === "number" ? String(version) : "",
    ...(description !== undefined && { description }),
    ...(externalDocs && { externalDocs }),
    ...(contact && { contact }),
    ...(license && { license }),
  };
}

function unusedMessages(data: JsonValue, used: ReadonlySet<string>): StructureProblem[] {
  const folder = "/components/messages";
  return members(member(member(data, "components"), "messages")).flatMap(([key]) => {
    const pointer = childPointer(folder, key);
    const target = resolvePointer(data, pointer);
    if (target.unresolved || used.has(target.pointer)) return [];
    const message = `No channel uses the message \`${key}\`.`;
    return [{ code: "message-unused", severity: "info", message, pointer }];
  });
}
