import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { blocksOf, pages } from "../support/pages.js";
import type { Stranger } from "../support/stranger.js";
import { compiledOnly, type PageProgram, programCode, programs } from "./support/programs.js";
import {
  freePort,
  installForReaders,
  ReaderProject,
  type Started,
  untilListening,
} from "./support/reader-project.js";

let installed: Stranger;
let project: ReaderProject;
beforeAll(() => {
  installed = installForReaders();
  project = new ReaderProject(installed);
  project.env["HELPSCOUT_WEBHOOK_SECRET"] = "a secret for development";
  project.env["HELPSCOUT_WEBHOOK_SECRET_OLD"] = "the old one";
});
afterAll(async () => {
  await project.remove();
  installed.remove();
});

/** Starts a page's code with what it leaves to its reader, on a port of its own. */
async function start({ page, index, before = "", after = "" }: PageProgram): Promise<[Started, number]> {
  const port = await freePort();
  const code = programCode(page, index)
    .replace(/\b3000\b/, String(port))
    .replace("export default {", "const worker = {");
  const module = [before, code, after.replaceAll("PORT", String(port))].join("\n");
  const name = `${page.replaceAll(/\W+/g, "-")}-${index}.ts`;
  const started = project.startModule(name, module);
  await untilListening(port);
  return [started, port];
}

describe.each(programs)("the code of $page, block $index, is run, and", (program) => {
  let started: Started;
  let port: number;
  beforeAll(async () => {
    [started, port] = await start(program);
  });
  afterAll(() => started.stop());

  test.each(program.sends)("`send %s` is answered with %s", async (options, answer) => {
    const { printed } = await project.run(`npx hookstep send ${options.replace("PORT", String(port))}`);
    expect(printed).toMatch(new RegExp(`[✓✗] ${answer} `));
  });
});

test("the server that shuts down ends by itself when it is told to", async () => {
  const program = programs.find(({ page }) => page.endsWith("shutdown.md"));
  if (program === undefined) throw new Error("there is no page on shutting down");
  const [started] = await start(program);
  expect(await started.stop("SIGTERM")).toBe(0);
});

test("the worker behind a queue validates and narrows", async () => {
  project.write("worker.ts", programCode("docs/how-to/queues.md", 1));
  const calls = `import { work } from "./worker.js";
import { sample } from "@hookstep/helpscout/testing";
work({ event: "convo.created", body: JSON.stringify({ ...sample("convo.created"), subject: "Hello" }) });
work({ event: "nope", body: "{}" });
`;
  project.write("queue.ts", calls);
  expect(await project.run("npx tsx queue.ts")).toEqual({ code: 0, printed: "Hello\nunknown event nope\n" });
});

test("the test of handlers passes as it is printed", async () => {
  project.write("subject.test.ts", programCode("docs/how-to/testing-handlers.md", 0));
  const { code, printed } = await project.run("npx tsx --test subject.test.ts");
  expect([code, printed]).toEqual([0, expect.stringMatching(/pass 1\n/) as string]);
});

test("the verification by RSA believes the vendor's key, and no other", async () => {
  const code = programCode("docs/how-to/custom-verification.md", 0);
  project.write(
    "rsa.ts",
    `import { generateKeyPairSync, sign } from "node:crypto";
const [vendor, other] = [1, 2].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
process.env["VENDOR_PUBLIC_KEY"] = vendor.publicKey.export({ type: "spki", format: "pem" }).toString();
const { receiver } = await import("./verified.js");
const { createDelivery } = await import("@hookstep/helpdesk/testing");
const delivery = await createDelivery("ticket.assignment.changed");
for (const { privateKey } of [vendor, other]) {
  const signature = sign("sha256", Buffer.from(delivery.body), privateKey).toString("base64");
  const { status } = await receiver.receive({ ...delivery, headers: { ...delivery.headers, "X-Signature": signature } });
  console.log(status);
}
`,
  );
  project.write("verified.ts", code);
  const { printed } = await project.run("NODE_ENV=production npx tsx rsa.ts");
  expect(printed).toBe("204\n401\n");
});

test("every block of TypeScript is run, or there is a reason why it is compiled only", () => {
  const blocks = pages.flatMap((page) =>
    blocksOf(page)
      .filter(({ language, file }) => language === "ts" && file === undefined)
      .map((_block, index) => `${page} ${index}`),
  );
  const taken = [...programs.map(({ page, index }) => `${page} ${index}`), ...Object.keys(compiledOnly)];
  expect(taken.toSorted()).toEqual(blocks.toSorted());
});
