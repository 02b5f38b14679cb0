import type { EventModel, Model, DeliveryModel } from "../model/model.js";
import { docText } from "./doc-comment.js";
import type { EmittedFile } from "./file.js";
import { formatFile } from "./format.js";
import { memberName } from "./literal.js";
import { receiverOptions, testProof } from "./signature-options.js";
import { importOf, printModule, StructureKind, VariableDeclarationKind } from "./typescript.js";

/** What a skeleton is written for. */
export interface ScaffoldParts {
  /** The package that the skeleton imports: `@hookstep/helpscout`. */
  readonly packageName: string;
  readonly secretVariable: string;
}

/** A skeleton to grow in a user's own project: a handler for every event, a server, a test of both. */
export async function emitScaffold(model: Model, parts: ScaffoldParts): Promise<readonly EmittedFile[]> {
  const files = [emitHandlers(model, parts), emitServer(model, parts), emitTest(model, parts)];
  return Promise.all(files.map(formatFile));
}

function emitHandlers(model: Model, { packageName }: ScaffoldParts): EmittedFile {
  const text = printModule({
    statements: [
      importOf(packageName, ["Handlers"], true),
      {
        kind: StructureKind.VariableStatement,
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: [
          "One handler for every event. `satisfies Handlers` stops compiling when an update of the package brings a\n" +
            "new one. A handler that throws makes the sender try again.",
        ],
        declarations: [
          {
            name: "handlers",
            initializer: `{\n${model.events.map(stub).join("\n\n")}\n} satisfies Handlers`,
          },
        ],
      },
    ],
  });
  return { path: "handlers.ts", text };
}

/** A handler that says what arrived, and nothing of the payload: payloads hold people's data. */
function stub({ name, title, description, deprecated }: EventModel): string {
  const text = docText({ description: description ?? title, deprecated });
  const comment = text === undefined ? "" : `/**\n${text.replace(/^/gm, " * ")}\n */\n`;
  return `${comment}${memberName(name)}: ({ event }) => {\nconsole.log(\`\${event} received\`);\n},`;
}

function emitServer({ delivery }: Model, { packageName, secretVariable }: ScaffoldParts): EmittedFile {
  const text = printModule({
    statements: [
      importOf("node:http", "http"),
      importOf(packageName, ["createReceiver"]),
      importOf(`${packageName}/node`, ["toNodeHandler"]),
      importOf("./handlers.js", ["handlers"]),
      `
const receiver = createReceiver({ ${proofOption(delivery, secretVariable)}, handlers });

receiver.onError(({ error, delivery }) => console.error(delivery?.event ?? "request", error));
receiver.onRejected(({ reason, status }) => console.warn(\`rejected with \${status}: \${reason}\`));
receiver.onInvalid(({ event, issues }) => console.warn(\`\${event} is not as described\`, issues));
receiver.onUnhandled(({ event }) => console.warn(\`no handler for \${event}\`));

const port = Number(process.env["PORT"] ?? 3000);
http.createServer(toNodeHandler(receiver)).listen(port, () => {
  console.log(\`Receiving webhooks on http://localhost:\${port}\`);
});`,
    ],
  });
  return { path: "server.ts", text };
}

/** What tells the receiver which requests are genuine. */
function proofOption(delivery: DeliveryModel, secretVariable: string): string {
  if ("place" in delivery.signature) {
    return `
  // The spec does not say where a request carries the token. Look at one, and say it here.
  ${receiverOptions(delivery, secretVariable)}`;
  }
  if (delivery.signature.scheme !== "custom") return receiverOptions(delivery, secretVariable);
  return `
  // The spec does not say how requests are signed. Check \`headers\` and \`body\` here, as the vendor documents.
  verify: () => false`;
}

function emitTest({ delivery }: Model, { packageName }: ScaffoldParts): EmittedFile {
  const proof = testProof(delivery);
  const options = proof.delivery === "" ? "" : `, { ${proof.delivery} }`;
  const text = printModule({
    statements: [
      importOf("node:assert/strict", "assert"),
      importOf("node:test", ["test"]),
      importOf(packageName, ["createReceiver", "eventNames"]),
      importOf(`${packageName}/testing`, ["createDelivery"]),
      importOf("./handlers.js", ["handlers"]),
      `
${proof.setup}
const receiver = createReceiver({ ${proof.receiver}, handlers, validation: "reject" });

for (const event of eventNames) {
  test(\`\${event} is verified and handled\`, async () => {
    const result = await receiver.receive(await createDelivery(event${options}));
    assert.equal(result.code, undefined);
    assert.deepEqual(result.deliveries.map((delivery) => delivery.event), [event]);
  });
}`,
    ],
  });
  return { path: "handlers.test.ts", text };
}
