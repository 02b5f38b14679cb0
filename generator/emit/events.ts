import type { EventModel, Model } from "../model/model.js";
import { sortedBy } from "../order.js";
import { docText } from "./doc-comment.js";
import type { EmittedFile, Origin } from "./file.js";
import { header } from "./header.js";
import { stringLiteral } from "./literal.js";
import { printModule, StructureKind, VariableDeclarationKind } from "./typescript.js";

/** `events.ts`: the map from event names to payload types, and the names as a list. */
export function emitEvents(model: Model, origin: Origin): EmittedFile {
  const payloads = sortedBy(new Set(model.events.map((event) => event.payload)), (name) => name);
  const names = model.events.map((event) => stringLiteral(event.name));
  const text = printModule({
    statements: [
      header(origin),
      {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        moduleSpecifier: "./payloads.js",
        namedImports: payloads,
      },
      {
        kind: StructureKind.Interface,
        leadingTrivia: "\n",
        name: "EventMap",
        isExported: true,
        docs: ["The payload of each event, by the name the event has on the wire."],
        properties: model.events.map((event) => ({
          name: stringLiteral(event.name),
          type: event.payload,
          docs: eventDocs(event),
        })),
      },
      {
        kind: StructureKind.VariableStatement,
        leadingTrivia: "\n",
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: ["Every event name of the spec, sorted."],
        declarations: [
          {
            name: "eventNames",
            initializer: `[${names.join(", ")}] as const satisfies readonly (keyof EventMap)[]`,
          },
        ],
      },
    ],
  });
  return { path: "src/spec/events.ts", text };
}

function eventDocs({ title, description, deprecated }: EventModel): string[] {
  const text = docText({ description: description ?? title, deprecated });
  return text === undefined ? [] : [text];
}
