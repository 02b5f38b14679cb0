import type { Model } from "../model/model.js";
import type { EmittedFile, Origin } from "./file.js";
import { header } from "./header.js";
import { literal, stringLiteral } from "./literal.js";
import { printModule, StructureKind, VariableDeclarationKind } from "./typescript.js";

/** `samples.ts`: one payload an event, for tests. */
export function emitSamples(
  model: Model,
  samples: ReadonlyMap<string, unknown>,
  origin: Origin,
): EmittedFile {
  const members = model.events.map(({ name }) => `[${stringLiteral(name)}, ${literal(samples.get(name))}]`);
  const text = printModule({
    statements: [
      header(origin),
      {
        kind: StructureKind.VariableStatement,
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: ["One realistic payload an event, by the event's name."],
        declarations: [
          {
            name: "samples",
            type: "ReadonlyMap<string, unknown>",
            initializer: `new Map<string, unknown>([${members.join(", ")}])`,
          },
        ],
      },
    ],
  });
  return { path: "src/spec/samples.ts", text };
}
