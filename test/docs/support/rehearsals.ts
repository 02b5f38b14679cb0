import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { serve } from "../../generator/upstream/servers.js";
import { blocksOf } from "../../support/pages.js";
import { root } from "../../support/stranger.js";
import { freePort, type ReaderProject, untilListening } from "./reader-project.js";
import { prints, type Rehearsal } from "./rehearsal.js";

const exports = prints("");
const acknowledged = prints("✓ 204 No Content");
const refused = prints("401 Unauthorized", 1);
const registry = {
  notRun: "the registry is elsewhere; test/package packs and installs what would come from it",
};
const suite = { notRun: "it is what runs this" };
const workflow = { notRun: "it installs from the registry; .ci/run has it" };

/** A page's code that begins with a text. */
function code(page: string, start: string): string {
  return blocksOf(page).find((block) => block.code.startsWith(start))?.code ?? "";
}

/** Starts the first server of a page on a port of its own. */
async function startServer(project: ReaderProject, text: string): Promise<number> {
  const port = await freePort();
  project.env["HELPSCOUT_WEBHOOK_SECRET"] = "a secret for development";
  project.startModule("server.ts", text.replace("listen(3000)", `listen(${port})`));
  await untilListening(port);
  return port;
}

const plainServer = () => code("README.md", "import http");

/** The invented vendor's document, in a file. */
function writeDocument(project: ReaderProject, file: string): void {
  project.write(file, readFileSync(join(root, "test/golden/minimal/asyncapi.yaml"), "utf8"));
}

/** A repository that generates Help Scout's package, whose upstream has just gained a property. */
async function prepareMaintainers(project: ReaderProject): Promise<void> {
  const spec = join(project.dir, "spec/helpscout");
  cpSync(join(root, "spec/helpscout"), spec, { recursive: true });
  const text = readFileSync(join(spec, "asyncapi.yaml"), "utf8");
  const upstream = await serve((_request, response) =>
    response.end(text.replace(/^ {4}Tag:\n.*?properties:\n/ms, "$&        shade:\n          type: string\n")),
  );
  project.onRemove(() => upstream[Symbol.asyncDispose]());
  const lock = JSON.parse(readFileSync(join(spec, "lock.json"), "utf8")) as object;
  project.write(
    "spec/helpscout/lock.json",
    JSON.stringify({ ...lock, url: `${upstream.origin}/asyncapi.yaml` }),
  );
  project.write("hookstep.config.json", JSON.stringify({ providers: { helpscout: {} } }));
  project.write(".gitignore", "node_modules\n");
  const git = (...args: string[]) => execFileSync("git", args, { cwd: project.dir, stdio: "ignore" });
  const author = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
  git("init", "-b", "main");
  await project.run("npx hookstep generate");
  git("add", "-A");
  git(...author, "commit", "-m", "Generate");
}

/** Starts the server of a skeleton, once its reader has said there what only a reader knows. */
function startSkeleton(name: string) {
  return async (project: ReaderProject): Promise<void> => {
    const file = "src/webhooks/server.ts";
    const text = readFileSync(join(project.dir, file), "utf8").replace(
      "verify: () => false",
      "verify: () => true",
    );
    project.env[`${name.toUpperCase()}_WEBHOOK_SECRET`] = "a secret for development";
    await project.startModule(file, text).until(/Receiving webhooks/);
  };
}

/** Every page with commands, except for the tutorial, which has a test of its own. */
export const rehearsals: readonly Rehearsal[] = [
  {
    page: "README.md",
    prepare: async (project) => {
      writeDocument(project, "stripe-asyncapi.yaml");
      writeDocument(project, "path/to/asyncapi.yaml");
      project.write(
        "overlay.yaml",
        "overlay: 1.0.0\ninfo: { title: O, version: 1.0.0 }\nactions:\n  - target: $.info\n    update: { title: Mine }\n",
      );
      return startServer(project, plainServer());
    },
    commands: [
      { notRun: "the repository is installed already, for this to run" },
      { notRun: "`npm test` begins with it" },
      suite,
      exports,
      prints("helpscout convo.created → "),
      prints(/26 of 26 acknowledged/),
      refused,
      prints("spec/stripe"),
      prints("wrote hooks"),
    ],
  },
  {
    page: "CONTRIBUTING.md",
    commands: [
      { notRun: "the repository is installed already, for this to run" },
      suite,
      { notRun: "it is a part of what runs this; that it finds tests is tested below" },
      { notRun: "test/docs/reference.test.ts compares what it writes" },
      { notRun: "it installs TypeDoc from the registry; test/docs/api.test.ts checks what it wrote" },
      { notRun: "test/corpus/run.test.ts runs it" },
      workflow,
    ],
  },
  {
    page: "docs/how-to/drift-in-ci.md",
    prepare: prepareMaintainers,
    commands: [
      prints("Tag", 2),
      prints(/shade/),
      prints(/0\.1\.0 → 0\.1\.1/),
      prints("updated spec/helpscout and generated/helpscout: 0.1.0 → 0.1.1"),
      prints(/shade/, 2),
      prints("✓"),
    ],
  },
  {
    page: "docs/how-to/new-vendor.md",
    prepare: async (project) => {
      project.write("acme-asyncapi.yaml", code("docs/how-to/new-vendor.md", "asyncapi:"));
      project.write("overlay.yaml", code("docs/how-to/new-vendor.md", "overlay:"));
    },
    commands: [
      {
        ...prints("spec/acme"),
        then: async (project) =>
          project.write("spec/acme/overlay.yaml", code("docs/how-to/new-vendor.md", "overlay:")),
      },
      {
        ...prints("wrote generated/acme"),
        then: async ({ dir }) =>
          symlinkSync(join(dir, "generated/acme"), join(dir, "node_modules/acme-webhooks"), "junction"),
      },
      { notRun: "npm would install everything anew; the folder is linked as npm does it" },
      prints("handlers.ts, server.ts, handlers.test.ts (1 event)"),
      prints(/pass 1\n/),
      prints("wrote hooks"),
    ],
  },
  {
    page: "docs/how-to/scaffold.md",
    prepare: async (project) => Number((project.env["PORT"] = String(await freePort()))),
    commands: [
      registry,
      registry,
      prints("wrote src/webhooks: handlers.ts, server.ts, handlers.test.ts (26 events)"),
      prints(/pass 26\n/),
      exports,
      { starts: /Receiving webhooks on http:\/\/localhost:\d+\/webhooks/ },
      prints("wrote src/express: handlers.ts, server.ts"),
      prints("wrote src/worker: handlers.ts, worker.ts, handlers.test.ts, handlers/ with 26 more"),
      prints("src/webhooks/handlers.ts has a handler for every event; nothing was changed"),
    ],
  },
  {
    page: "docs/how-to/send.md",
    prepare: async (project) => {
      project.write("payload.json", '{ "id": 7, "subject": "from a file" }');
      return startServer(project, plainServer());
    },
    commands: [
      exports,
      acknowledged,
      acknowledged,
      acknowledged,
      prints("26 of 26 acknowledged"),
      refused,
      refused,
      prints("believed, since what proves the sender does not cover the event's name"),
      prints(/200 of 200 sent to .*\n {2}200 × 204 No Content\n {2}answered in p50 /),
      prints(/^curl .*'X-HelpScout-Signature: /s),
    ],
  },
  {
    page: "docs/how-to/testing-handlers.md",
    prepare: async (project) => {
      project.write("payload.json", '{ "id": 7, "subject": "from a file" }');
      return startServer(project, plainServer());
    },
    commands: [acknowledged, prints("26 of 26 acknowledged"), acknowledged],
  },
  {
    page: "spec/helpscout/SOURCES.md",
    prepare: async (project) => {
      for (const path of ["spec/helpscout", "test/generator/catalog/help-scout.jsonl"])
        cpSync(join(root, path), join(project.dir, path), { recursive: true });
    },
    commands: [prints("wrote catalogue"), prints(/58 changes/, 3)],
  },
  ...["helpdesk", "helpscout", "supporthunt"].map((name) => ({
    page: `generated/${name}/README.md`,
    prepare: async (project: ReaderProject) => Number((project.env["PORT"] = String(await freePort()))),
    commands: [
      registry,
      registry,
      {
        ...prints("wrote src/webhooks: handlers.ts, server.ts, handlers.test.ts"),
        then: startSkeleton(name),
      },
      prints(/(\d+) of \1 acknowledged/),
    ],
  })),
];
