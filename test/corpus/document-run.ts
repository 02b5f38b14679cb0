import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import type { GenerateResult } from "../../generator/commands/generate.js";
import { runGenerate } from "../../generator/commands/generate.js";
import { runInit } from "../../generator/commands/init.js";
import { type Diagnostic, DiagnosticError } from "../../generator/diagnostics/diagnostic.js";
import { readModel } from "../../generator/read-model.js";
import { withReferences } from "../../generator/upstream/read-source.js";
import { root } from "../support/stranger.js";
import type { Outcome } from "./outcome.js";
import type { CorpusProject } from "./project.js";
import { samplesOf } from "./samples.js";

/** Takes one document from `init` to a package that is compiled and tried out. */
export async function runDocument(path: string, name: string, project: CorpusProject): Promise<Outcome> {
  try {
    return await takeIn(path, name, project);
  } catch (error) {
    if (error instanceof DiagnosticError) return explain(error.diagnostics);
    const { stack, message } = error instanceof Error ? error : { stack: undefined, message: String(error) };
    return { kind: "failed", reason: (stack ?? message).split("\n").slice(0, 3).join(" ") };
  }
}

async function takeIn(path: string, name: string, project: CorpusProject): Promise<Outcome> {
  const { context } = project;
  const initialised = await runInit({ document: path, name, json: true }, context);
  const found = JSON.parse(project.printed()) as { readonly diagnostics: readonly Diagnostic[] };
  if (initialised !== 0) return explain(found.diagnostics);
  const options = { names: [name], build: false, force: false, json: true };
  const generated = await runGenerate(options, context);
  const { providers } = JSON.parse(project.printed()) as { readonly providers: readonly GenerateResult[] };
  const diagnostics = providers.flatMap((result) => result.diagnostics);
  if (generated !== 0) return explain(diagnostics);
  const folder = join(project.dir, "generated", name);
  const faults = await compile(folder);
  if (faults !== "") return { kind: "failed", reason: `does not compile: ${faults.split("\n")[0] ?? ""}` };
  const { accepted, samples, first } = await trySamples(project, name);
  if (accepted < samples)
    return { kind: "failed", reason: `refuses ${samples - accepted} of ${samples} samples: ${first}` };
  return {
    kind: "package",
    events: providers[0]?.events ?? 0,
    warnings: diagnostics.length,
    inferred: overlayOf(project, name).split("x-inferred: true\n").length - 1,
    accepted,
    samples,
  };
}

/** Every error must name a place and tell a person what to do or what is wrong there. */
function explain(diagnostics: readonly Diagnostic[]): Outcome {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const mute = errors.find(({ message, location }) => message === "" || location === undefined);
  if (errors.length === 0) return { kind: "failed", reason: "no package, and no error" };
  if (mute !== undefined)
    return { kind: "failed", reason: `an error without a place: ${mute.code} ${mute.message}` };
  return { kind: "explained", errors };
}

/** What the compiler says of a package with the strictest of the usual settings, under TypeScript 7; empty for nothing. */
async function compile(folder: string): Promise<string> {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  try {
    await promisify(execFile)(process.execPath, [tsc, "-p", folder, "--skipLibCheck", "false"]);
    return "";
  } catch (error) {
    const { stdout = "", message } = error as { readonly stdout?: string; readonly message: string };
    return stdout.trim() || message;
  }
}

/** Has the package's own `validate` judge payloads that libraries make from the document's schemas. */
async function trySamples({ dir, context }: CorpusProject, name: string) {
  const spec = join(dir, "spec", name);
  const file = ["asyncapi.yaml", "asyncapi.json"]
    .map((each) => join(spec, each))
    .find((each) => existsSync(each));
  const read = (path: string) => ({ file: path, text: readFileSync(path, "utf8") });
  const document = await withReferences(read(file ?? spec), file ?? spec, [], context);
  const { model, document: overlaid } = await readModel(document, [read(join(spec, "overlay.yaml"))]);
  const entry = pathToFileURL(join(dir, "generated", name, "dist/index.js")).href;
  const { validate } = (await import(entry)) as { readonly validate: Validate };
  const pointers = new Map(model?.schemas.map(({ typeName, pointer }) => [typeName, pointer]));
  const judged = (model?.events ?? []).flatMap((event) =>
    samplesOf(overlaid?.data ?? null, pointers.get(event.payload) ?? "").map((payload) => ({
      event: event.name,
      issue: validate(event.name, payload)[0],
    })),
  );
  const refused = judged.filter(({ issue }) => issue !== undefined);
  const first = refused.map(({ event, issue }) => `${event} at ${issue?.path} ${issue?.message}`)[0] ?? "";
  return { samples: judged.length, accepted: judged.length - refused.length, first };
}

type Validate = (
  event: string,
  payload: unknown,
) => readonly { readonly path: string; readonly message: string }[];

function overlayOf({ dir }: CorpusProject, name: string): string {
  return readFileSync(join(dir, "spec", name, "overlay.yaml"), "utf8");
}
