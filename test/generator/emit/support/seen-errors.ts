import type { Diagnostic } from "../../../../generator/diagnostics/diagnostic.js";
import { errorsOf } from "./generate-text.js";

/** What a person sees of an error: `asyncapi.yaml:3:5 duplicate-event`, the sentence, the help. */
function seen({ code, location, message, help }: Diagnostic): readonly (string | undefined)[] {
  return [`${location?.file}:${location?.line}:${location?.column} ${code}`, message, help];
}

/** What a person sees of each error of a document. */
export async function seenErrors(document: string): Promise<unknown> {
  return (await errorsOf(document)).map(seen);
}
