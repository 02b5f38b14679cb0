import type { Outline } from "../model/outline.js";
import type { EmittedFile } from "./file.js";
import { formatByDefault } from "./format.js";
import { emitHandlers } from "./scaffold-handlers.js";
import { emitServer } from "./scaffold-server.js";
import type { ScaffoldLayout, ScaffoldServer } from "./scaffold-kinds.js";
import { testProof } from "./signature-options.js";
import { importOf, printModule } from "./typescript.js";

/** What a skeleton is written for. */
export interface ScaffoldParts {
  /** The package that the skeleton imports: `@hookstep/helpscout`. */
  readonly packageName: string;
  readonly secretVariable: string;
  /** `single` where left out. */
  readonly layout?: ScaffoldLayout;
  /** `node` where left out. */
  readonly server?: ScaffoldServer;
}

/**
 * A skeleton to grow in a user's own project: a handler for every event, a server, a test of both. It is laid out as
 * Prettier does by default.
 */
export async function emitScaffold(outline: Outline, parts: ScaffoldParts): Promise<readonly EmittedFile[]> {
  const { layout = "single", server = "node" } = parts;
  const files = [
    ...emitHandlers(outline.events, { ...parts, layout }),
    emitServer(outline, { ...parts, server }),
    emitTest(outline, parts),
  ];
  return Promise.all(files.map(formatByDefault));
}

function emitTest({ delivery }: Outline, { packageName }: ScaffoldParts): EmittedFile {
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
