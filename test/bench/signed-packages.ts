import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as helpscout from "@hookstep/helpscout";
import type * as helpscoutTesting from "@hookstep/helpscout/testing";
import { stringify } from "yaml";
import { repository, runHookstep } from "./project.js";

/** The signature that a sender makes, in the words of the vocabulary. */
export type Signature = Readonly<Record<string, unknown>> & { readonly scheme: string };

/** What is needed of the package of a sender: that of Help Scout has the same types. */
export interface SignedPackage {
  readonly createReceiver: typeof helpscout.createReceiver;
  readonly sign: typeof helpscoutTesting.sign;
}

const spec = join(repository, "spec/helpscout");

/** Help Scout's package, but for how its sender signs, written into a folder. */
export async function generateSigned(
  folder: string,
  name: string,
  signature: Signature,
): Promise<SignedPackage> {
  const overlay = `${name}.yaml`;
  writeFileSync(join(folder, overlay), stringify(overlayOf(signature)));
  const overlays = [join(spec, "overlay.yaml"), overlay].flatMap((path) => ["--overlay", path]);
  const target = ["--name", `@example/${name}`, "--out", name];
  runHookstep(["generate", join(spec, "asyncapi.yaml"), ...overlays, ...target], folder);
  const load = (module: string) => import(pathToFileURL(join(folder, name, "dist", module)).href);
  const { createReceiver } = (await load("index.node.js")) as typeof helpscout;
  const { sign } = (await load("testing.js")) as typeof helpscoutTesting;
  return { createReceiver, sign };
}

function overlayOf(signature: Signature): object {
  return {
    overlay: "1.1.0",
    info: { title: "Another signature", version: "1.0.0" },
    actions: [
      { target: '$["x-webhook"].signature', remove: true },
      { target: '$["x-webhook"]', update: { signature } },
    ],
  };
}
