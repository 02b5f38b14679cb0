import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { recoverPackage } from "../../../../generator/disk/recovery.js";
import type { OnStep } from "../../../../generator/disk/workspace.js";
import type { Update } from "../../../../generator/disk/update-transaction.js";
import { recoverUpdate, writeUpdate } from "../../../../generator/disk/update-transaction.js";
import { writePackage } from "../../../../generator/disk/write-package.js";
import { fakeBuild, filesOf, put } from "./files.js";
import { newVersion, oldVersion } from "./versions.js";

const oldSpec = { "asyncapi.yaml": "old\n", "lock.json": "{}\n", "package.json": '{ "version": "1.0.0" }\n' };
const newSpec = {
  "asyncapi.yaml": "\uFEFFnew\n",
  "CHANGELOG.md": "## [1.1.0]\n",
  "lock.json": '{ "etag": null }\n',
  "package.json": '{ "version": "1.1.0" }\n',
};

/** A project's folder with a spec folder and the package that it gives, in their old versions. */
export async function putProject(root: string): Promise<void> {
  put(root, Object.fromEntries(Object.entries(oldSpec).map(([name, text]) => [`spec/${name}`, text])));
  put(root, { "spec/overlay.yaml": "mine\n" });
  await writePackage(join(root, "package"), filesOf(oldVersion), { build: fakeBuild });
}

/** The update of that project to the new versions of both. */
export function updateOf(root: string, files: Readonly<Record<string, string>> = newVersion): Update {
  const before: Readonly<Record<string, string>> = oldSpec;
  return {
    spec: join(root, "spec"),
    specFiles: Object.entries(newSpec).map(([name, after]) => ({
      name,
      before: before[name] ?? null,
      after,
    })),
    out: join(root, "package"),
    packageFiles: filesOf(files),
  };
}

/** Writes that update. */
export function runUpdate(root: string, onStep: OnStep = () => {}, files = newVersion): Promise<unknown> {
  return writeUpdate(updateOf(root, files), { build: fakeBuild, onStep });
}

/** Recovers that project, as every command does before it reads. */
export function recoverProject(root: string): string {
  const outcome = recoverUpdate(join(root, "spec"));
  recoverPackage(join(root, "package"));
  return outcome;
}

/** What is in the working folders of a project: nothing but the record of the package's build, as a rule. */
export function tracesOf(root: string): readonly string[] {
  return ["spec", "package"].flatMap((name) => {
    const folder = join(root, name, ".hookstep");
    return existsSync(folder) ? readdirSync(folder).map((file) => `${name}/${file}`) : [];
  });
}

/** The bytes of a file of the spec. */
export function specBytes(root: string, name: string): Buffer {
  return readFileSync(join(root, "spec", name));
}
