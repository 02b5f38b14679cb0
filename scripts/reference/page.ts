import { commandsReference } from "./commands.js";
import { diagnosticsReference } from "./diagnostics.js";

/** A page that is made from the code. */
export interface ReferencePage {
  /** Its path in the repository. */
  readonly path: string;
  readonly text: string;
}

/** The pages of docs/reference that are made from the code. */
export async function referencePages(): Promise<readonly ReferencePage[]> {
  return [
    { path: "docs/reference/commands.md", text: await commandsReference() },
    { path: "docs/reference/diagnostics.md", text: diagnosticsReference() },
  ];
}
