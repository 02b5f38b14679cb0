import type { Model, SendingModel, SignatureModel } from "../model/model.js";
import type { EmittedFile, Origin } from "./file.js";
import { header } from "./header.js";
import { literal } from "./literal.js";
import { signerCall } from "./signature-call.js";
import { callCode } from "./template-call.js";
import { importOf, printModule, StructureKind, VariableDeclarationKind } from "./typescript.js";

const encoders: Readonly<
  Record<SendingModel["encoding"], { readonly module: string; readonly name: string }>
> = {
  form: { module: "../encoding/form.js", name: "form" },
  json: { module: "../encoding/json.js", name: "json" },
  "php-json": { module: "../encoding/php-json.js", name: "phpJson" },
};

/** What proves the sender, by the signature scheme. */
const proofs: Readonly<Record<SignatureModel["scheme"], string>> = {
  basic: "password",
  custom: "none",
  hmac: "signature",
  none: "none",
  "standard-webhooks": "signature",
  token: "token",
};

/** Without its place a token is nothing that can be sent. */
function proofOf(signature: SignatureModel): string {
  return "place" in signature ? "none" : proofs[signature.scheme];
}

/** `sending.ts`: how the sender writes its requests. Only `./testing` imports it. */
export function emitSending({ delivery }: Model, origin: Origin): EmittedFile {
  const { encoding, headers } = delivery.sending;
  const { module, name } = encoders[encoding];
  const signer = signerCall(delivery.signature);
  const members = [
    `encode: ${name}`,
    `proof: ${literal(proofOf(delivery.signature))}`,
    `headers: ${literal(headers)}`,
    `sign: ${callCode(signer)}`,
  ];
  const text = printModule({
    statements: [
      header(origin),
      importOf(module, [name]),
      importOf("../sending.js", ["SendingDescription"], true),
      importOf(signer.module, [signer.name]),
      {
        kind: StructureKind.VariableStatement,
        leadingTrivia: "\n",
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: ["How the sender writes its requests, for deliveries made for tests."],
        declarations: [
          {
            name: "sending",
            initializer: `{ ${members.join(", ")} } satisfies SendingDescription`,
          },
        ],
      },
    ],
  });
  return { path: "src/spec/sending.ts", text };
}
