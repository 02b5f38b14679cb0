import type { Model, SubscriptionsModel } from "../model/model.js";
import type { EmittedFile, Origin } from "./file.js";
import { header } from "./header.js";
import { literal } from "./literal.js";
import { printModule, StructureKind, VariableDeclarationKind } from "./typescript.js";

/** `subscriptions.ts`: the API that manages subscriptions, where the document states one. */
export function emitSubscriptions({ subscriptions }: Model, origin: Origin): readonly EmittedFile[] {
  if (subscriptions === undefined) return [];
  const { types, ...description } = subscriptions;
  const text = printModule({
    statements: [
      header(origin),
      {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        moduleSpecifier: "../subscriptions/description.js",
        namedImports: ["SubscriptionsDescription"],
      },
      {
        kind: StructureKind.ExportDeclaration,
        leadingTrivia: "\n",
        isTypeOnly: true,
        moduleSpecifier: "./payloads.js",
        namedExports: namedTypes(types),
      },
      {
        kind: StructureKind.VariableStatement,
        leadingTrivia: "\n",
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: ["The API that manages subscriptions."],
        declarations: [
          {
            name: "subscriptions",
            initializer: `${literal(description)} satisfies SubscriptionsDescription`,
          },
        ],
      },
    ],
  });
  return [{ path: "src/spec/subscriptions.ts", text }];
}

function namedTypes({ changes, created, creation, subscription }: SubscriptionsModel["types"]) {
  const byPart = [
    [subscription, "Subscription"],
    [changes, "SubscriptionChanges"],
    [created, "CreatedSubscription"],
    [creation, "SubscriptionCreation"],
  ] as const;
  return byPart.map(([name, alias]) => (name === alias ? { name } : { name, alias }));
}
