import type { Selection } from "../project/targets.js";
import type { Options } from "./program.js";

/** Adds the arguments that say which packages a command is about. */
export function selection<Stated>(command: Options<Stated>) {
  return command
    .positional("names", {
      type: "string",
      array: true,
      describe: "Providers, or the path of one document; all providers if left out",
    })
    .option("overlay", {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "Overlay to apply to the document, in order",
    })
    .option("allow-refs", {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "Folder or https address that references may lead to, besides the document's folder",
    })
    .option("name", { type: "string", requiresArg: true, describe: "Name of the package, for a document" })
    .option("out", { type: "string", requiresArg: true, describe: "Folder of the package, for a document" });
}

interface SelectionArguments {
  readonly names?: string[] | undefined;
  readonly overlay?: string[] | undefined;
  readonly allowRefs?: string[] | undefined;
  readonly name?: string | undefined;
  readonly out?: string | undefined;
}

/** What the arguments of {@link selection} select. */
export function selected({ names, overlay, allowRefs, name, out }: SelectionArguments): Selection {
  return { names: names ?? [], overlays: overlay, allowRefs, packageName: name, out };
}
