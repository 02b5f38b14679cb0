import type { Outline, ProofOutline } from "../model/outline.js";
import type { EmittedFile } from "./file.js";
import type { ScaffoldServer } from "./scaffold-kinds.js";
import { receiverOptions } from "./signature-options.js";
import { importOf, printModule } from "./typescript.js";

/** What a server is written for. */
export interface ServerParts {
  readonly packageName: string;
  readonly secretVariable: string;
  readonly server: ScaffoldServer;
}

type Import = ReturnType<typeof importOf>;

/** How a server hands requests to the receiver. */
interface ServerKind {
  /** Imports of the framework. */
  readonly framework: readonly Import[];
  /** Imports of the package's adapter. */
  readonly adapter: (packageName: string) => readonly Import[];
  readonly code: string;
}

const nodeAdapter = (packageName: string) => [importOf(`${packageName}/node`, ["toNodeHandler"])];

const announce = "() => {\nconsole.log(`Receiving webhooks on http://localhost:${port}/webhooks`);\n}";

const kinds: Readonly<Record<Exclude<ScaffoldServer, "worker">, ServerKind>> = {
  node: {
    framework: [importOf("node:http", "http")],
    adapter: nodeAdapter,
    code: `http.createServer(toNodeHandler(receiver)).listen(port, ${announce});`,
  },
  express: {
    framework: [importOf("express", "express")],
    adapter: nodeAdapter,
    code: `
const app = express();
// Before any express.json(), since a signature covers the raw bytes.
app.use("/webhooks", toNodeHandler(receiver));
app.listen(port, ${announce});`,
  },
  fastify: {
    framework: [importOf("fastify", "Fastify")],
    adapter: (packageName) => [importOf(`${packageName}/fastify`, ["fastifyReceiver"])],
    code: `
const app = Fastify();
await app.register(fastifyReceiver, { receiver, path: "/webhooks" });
await app.listen({ port });
console.log(\`Receiving webhooks on http://localhost:\${port}/webhooks\`);`,
  },
  hono: {
    framework: [importOf("@hono/node-server", ["serve"]), importOf("hono", ["Hono"])],
    adapter: (packageName) => [importOf(`${packageName}/hono`, ["toHonoHandler"])],
    code: `
const app = new Hono();
app.all("/webhooks", toHonoHandler(receiver));
serve({ fetch: app.fetch, port }, ${announce});`,
  },
};

/** What every skeleton wants to know of its receiver. */
const hooks = `
receiver.onError(({ error, delivery }) => console.error(delivery?.event ?? "request", error));
receiver.onRejected(({ reason, status }) => console.warn(\`rejected with \${status}: \${reason}\`));
receiver.onInvalid(({ event, issues }) => console.warn(\`\${event} is not as described\`, issues));
receiver.onUnhandled(({ event }) => console.warn(\`no handler for \${event}\`));`;

/** The program that receives: `server.ts`, or `worker.ts` for platforms of `fetch`. */
export function emitServer({ delivery }: Outline, parts: ServerParts): EmittedFile {
  const { packageName, secretVariable, server } = parts;
  if (server === "worker") return emitWorker(delivery, parts);
  const { framework, adapter, code } = kinds[server];
  const text = printModule({
    statements: [
      ...framework,
      importOf(packageName, ["createReceiver"]),
      ...adapter(packageName),
      importOf("./handlers.js", ["handlers"]),
      `
const receiver = createReceiver({ ${proofOption(delivery, secretVariable, "process.env")}, handlers });
${hooks}

const port = Number(process.env.PORT ?? 3000);
${code}`,
    ],
  });
  return { path: "server.ts", text };
}

/** A worker learns its environment from its first request. */
function emitWorker(delivery: ProofOutline, { packageName, secretVariable }: ServerParts): EmittedFile {
  const proof = proofOption(delivery, secretVariable, "env");
  const usesEnvironment = proof.includes("env.");
  const text = printModule({
    statements: [
      importOf(packageName, ["createReceiver", ...(usesEnvironment ? ["type Receiver"] : [])]),
      importOf("./handlers.js", ["handlers"]),
      usesEnvironment ? environmentWorker(proof, secretVariable) : plainWorker(proof),
    ],
  });
  return { path: "worker.ts", text };
}

const context = "context: { waitUntil(promise: Promise<unknown>): void }";

function environmentWorker(proof: string, secretVariable: string): string {
  return `
interface Environment {
  /** Set it with \`wrangler secret put\`, or what your platform has for that. */
  readonly ${secretVariable}: string;
}

let receiver: Receiver | undefined;

function openReceiver(env: Environment): Receiver {
  const receiver = createReceiver({ ${proof}, handlers });
${hooks}
  return receiver;
}

export default {
  fetch(request: Request, env: Environment, ${context}): Promise<Response> {
    receiver ??= openReceiver(env);
    return receiver.fetch(request, context);
  },
};`;
}

function plainWorker(proof: string): string {
  return `
const receiver = createReceiver({ ${proof}, handlers });
${hooks}

export default {
  fetch: (request: Request, _env: unknown, ${context}) => receiver.fetch(request, context),
};`;
}

/** What tells the receiver which requests are genuine. */
function proofOption(delivery: ProofOutline, secretVariable: string, environment: string): string {
  if ("place" in delivery.signature) {
    return `
  // The spec does not say where a request carries the token. Look at one, and say it here.
  ${receiverOptions(delivery, secretVariable, environment)}`;
  }
  if (delivery.signature.scheme !== "custom") return receiverOptions(delivery, secretVariable, environment);
  return `
  // The spec does not say how requests are signed. Check \`headers\` and \`body\` here, as the vendor documents.
  verify: () => false`;
}
