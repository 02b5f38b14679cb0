import type { EventOutline } from "../model/outline.js";
import { docText } from "./doc-comment.js";
import type { EmittedFile } from "./file.js";
import { type HandlerName, nameHandlers } from "./handler-names.js";
import { memberName, stringLiteral } from "./literal.js";
import { handlersFolder, type ScaffoldLayout } from "./scaffold-kinds.js";
import { importOf, printModule, StructureKind, VariableDeclarationKind } from "./typescript.js";

/** A handler that says what arrived, and nothing of the payload: payloads hold people's data. */
const stub = "({ event }) => {\nconsole.log(`${event} received`);\n}";

/** The registry of handlers, and with the layout `files` a file for each. */
export function emitHandlers(
  events: readonly EventOutline[],
  { packageName, layout }: { readonly packageName: string; readonly layout: ScaffoldLayout },
): readonly EmittedFile[] {
  if (layout === "single") {
    const entries = events.map((event) => `${eventComment(event)}${memberName(event.name)}: ${stub},`);
    return [emitRegistry(packageName, [], entries.join("\n\n"))];
  }
  const named = nameHandlers(events.map(({ name }) => name));
  const imports = named.map(({ file, identifier }) =>
    importOf(`./${handlersFolder}/${file}.js`, [identifier]),
  );
  const entries = named.map(({ event, identifier }) => `${memberName(event)}: ${identifier},`);
  const comments = new Map(events.map((event) => [event.name, eventComment(event)]));
  const handlers = named.map((name) => {
    const comment = comments.get(name.event) ?? "";
    return emitHandlerFile({ ...name, comment }, packageName);
  });
  return [emitRegistry(packageName, imports, entries.join("\n")), ...handlers];
}

function emitRegistry(
  packageName: string,
  imports: readonly ReturnType<typeof importOf>[],
  entries: string,
): EmittedFile {
  const text = printModule({
    statements: [
      importOf(packageName, ["Handlers"], true),
      ...imports,
      {
        kind: StructureKind.VariableStatement,
        leadingTrivia: "\n",
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: [
          "One handler for every event. `satisfies Handlers` stops compiling when an update of the package brings a\n" +
            "new one. A handler that throws makes the sender try again.",
        ],
        declarations: [{ name: "handlers", initializer: `{\n${entries}\n} satisfies Handlers` }],
      },
    ],
  });
  return { path: "handlers.ts", text };
}

/** A handler that has a file of its own. */
export interface HandlerFile extends HandlerName {
  /** Its doc comment with a line break, or nothing. */
  readonly comment: string;
}

/** The file of one handler. */
export function emitHandlerFile(
  { event, comment, identifier, file }: HandlerFile,
  packageName: string,
): EmittedFile {
  const text = printModule({
    statements: [
      importOf(packageName, ["Handler"], true),
      `\n${comment}export const ${identifier}: Handler<${stringLiteral(event)}> = ${stub};`,
    ],
  });
  return { path: `${handlersFolder}/${file}.ts`, text };
}

/** What a spec says about an event, as a doc comment with a line break at its end, or nothing. */
export function eventComment({ title, description, deprecated }: EventOutline): string {
  const text = docText({ description: description ?? title, deprecated });
  return text === undefined ? "" : `/**\n${text.replace(/^/gm, " * ").replace(/ +$/gm, "")}\n */\n`;
}
