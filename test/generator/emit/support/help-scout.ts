import { readdirSync } from "node:fs";
import { readRepositoryFile, root, type TextInput } from "./generate-text.js";

const folder = "spec/helpscout";

/** Help Scout's document as upstream has it. */
export const helpScoutDocument = readRepositoryFile(`${folder}/asyncapi.yaml`);

/** The events that Help Scout's examples are of. */
export const helpScoutEvents = readdirSync(new URL(`${folder}/examples/`, root))
  .map((file) => file.replace(/\.json$/, ""))
  .toSorted();

/** What Help Scout's package is made from besides its document. */
export const helpScoutInput: TextInput = {
  overlay: readRepositoryFile(`${folder}/overlay.yaml`),
  manifest: { file: "package.json", text: readRepositoryFile(`${folder}/package.json`) },
  examples: Object.fromEntries(
    helpScoutEvents.map((event) => [event, readRepositoryFile(`${folder}/examples/${event}.json`)]),
  ),
  secretVariable: "HELPSCOUT_WEBHOOK_SECRET",
};
