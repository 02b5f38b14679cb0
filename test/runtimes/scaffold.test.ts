import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommandBeside } from "../support/command-project.js";
import { run } from "../support/stranger.js";
import { buildFolder, bundleForFetch, compileProgram, workerConditions } from "./bundle.js";
import { type RunningProgram, startProgram } from "./program.js";
import { latestNode } from "./targets.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const variable = "HELPSCOUT_WEBHOOK_SECRET";
const secret = "a secret of these tests";

describe.each(["single", "files"])(
  "a skeleton for workers, laid out as %s, runs in workerd, and",
  (layout) => {
    const dir = `${buildFolder}/scaffold-${layout}`;
    let worker: RunningProgram;
    let printed = "";

    beforeAll(async () => {
      rmSync(dir, { recursive: true, force: true });
      const cli = `${repository}dist/generator/cli.js`;
      const args = ["scaffold", "helpscout", "--dir", dir, "--server", "worker", "--layout", layout];
      run(process.execPath, [cli, ...args], repository);
      const script = await bundleForFetch(`${dir}/worker.ts`, `${dir}/worker.mjs`, workerConditions);
      const program = await compileProgram("workerd");
      const bindings = JSON.stringify({ [variable]: secret });
      worker = await startProgram({ program: latestNode, args: [program, script, bindings] });
      for (const stream of [worker.process.stdout, worker.process.stderr])
        stream?.on("data", (chunk: Buffer) => void (printed += chunk.toString()));
    });
    afterAll(() => worker[Symbol.asyncDispose]());

    function send(...args: string[]) {
      const to = `localhost:${worker.port}`;
      return runCommandBeside(repository, { [variable]: secret }, "send", "--to", to, ...args);
    }

    /** Waits until the worker has printed a text. */
    async function until(text: string): Promise<void> {
      await expect.poll(() => printed, { timeout: 10_000 }).toContain(text);
    }

    test("handles every event that `send` sends", async () => {
      const { code, out } = await send("--all", "--provider", "helpscout");
      expect(out).toContain(`26 of 26 acknowledged by http://localhost:${worker.port}/`);
      expect(code).toBe(0);
      await until("convo.created received");
      await until("tag.updated received");
    });

    test("refuses a forgery, and says so", async () => {
      const { code, out } = await send("convo.created", "--tamper", "body");
      expect(out).toContain("✗ 401 Unauthorized");
      expect(code).toBe(1);
      await until("rejected with 401: ");
    });
  },
);
