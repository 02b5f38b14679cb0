import type { DeliveryModel, Model } from "../model/model.js";
import type { EmittedFile, Origin } from "./file.js";
import { header } from "./header.js";
import { literal, stringLiteral } from "./literal.js";
import { signatureCall } from "./signature-call.js";
import type { TemplateCall } from "./template-call.js";
import { printModule, StructureKind, VariableDeclarationKind } from "./typescript.js";

/** `delivery.ts`: how a request becomes an event and how its sender is known, in terms of the run-time code. */
export function emitDelivery({ delivery }: Model, secretVariable: string, origin: Origin): EmittedFile {
  const event = eventCall(delivery.event);
  const signature = signatureCall(delivery.signature);
  const members = [
    `event: ${event.name}(${event.argument})`,
    `signature: ${signature.name}(${signature.argument})`,
    `acknowledge: ${delivery.acknowledge}`,
    ...(delivery.deactivate === undefined ? [] : [`deactivate: ${delivery.deactivate}`]),
    `secretVariable: ${stringLiteral(secretVariable)}`,
  ];
  const text = printModule({
    statements: [
      header(origin),
      importOf("../description.js", "DeliveryDescription", true),
      ...[event, signature].map(({ module, name }) => importOf(module, name, false)),
      {
        kind: StructureKind.VariableStatement,
        leadingTrivia: "\n",
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: ["How a request becomes an event, and how its sender is known."],
        declarations: [
          { name: "delivery", initializer: `{ ${members.join(", ")} } satisfies DeliveryDescription` },
        ],
      },
    ],
  });
  return { path: "src/spec/delivery.ts", text };
}

function importOf(module: string, name: string, isTypeOnly: boolean) {
  return {
    kind: StructureKind.ImportDeclaration as const,
    isTypeOnly,
    moduleSpecifier: module,
    namedImports: [name],
  };
}

function eventCall(event: DeliveryModel["event"]): TemplateCall {
  return event.kind === "header"
    ? { module: "../event-name/header.js", name: "headerEvent", argument: literal(event.name) }
    : { module: "../event-name/body.js", name: "bodyEvent", argument: literal(event.pointer) };
}
