import type { FormObjectModel } from "../model/delivery-model.js";
import type { Model } from "../model/model.js";
import { sortedBy } from "../order.js";
import { eventCall, itemsCall } from "./event-call.js";
import type { EmittedFile, Origin } from "./file.js";
import { header } from "./header.js";
import { handshakeCall } from "./handshake-call.js";
import { literal, stringLiteral } from "./literal.js";
import { signatureCall } from "./signature-call.js";
import { callCode, importsOfCalls, type TemplateCall } from "./template-call.js";
import { importOf, printModule, StructureKind, VariableDeclarationKind } from "./typescript.js";

/** `delivery.ts`: how a request becomes an event and how its sender is known, in terms of the run-time code. */
export function emitDelivery({ delivery }: Model, secretVariable: string, origin: Origin): EmittedFile {
  const calls = {
    event: eventCall(delivery.event),
    ...(delivery.items !== undefined && { items: itemsCall(delivery.items) }),
    ...(delivery.form !== undefined && { parse: formCall(delivery.form) }),
    signature: signatureCall(delivery.signature),
    ...(delivery.handshakes !== undefined && { handshake: handshakeCall(delivery.handshakes) }),
  };
  const imports = sortedBy(importsOfCalls(Object.values(calls)), ([module]) => module);
  const members = [
    ...Object.entries(calls).map(([name, call]) => `${name}: ${callCode(call)}`),
    `acknowledge: ${delivery.acknowledge}`,
    ...(delivery.deactivate === undefined ? [] : [`deactivate: ${delivery.deactivate}`]),
    `secretVariable: ${stringLiteral(secretVariable)}`,
  ];
  const text = printModule({
    statements: [
      header(origin),
      importOf("../description.js", ["DeliveryDescription"], true),
      ...imports.map(([module, name]) => importOf(module, [name])),
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

function formCall(form: FormObjectModel): TemplateCall {
  return { module: "../form/form-body.js", name: "formBody", argument: literal(form) };
}
