import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cli, copyProject, runYardstick, withFolder } from "../project.js";
import type { Figure } from "../report.js";
import { interleave, medianRatio } from "../statistics.js";

const ROUNDS = 9;
const document = "spec/helpscout/asyncapi.yaml";
const title = /^ {2}title: .*$/m;

/** An edit of Help Scout's document under `generate --watch`: from the moment it is saved to the one its package is written. */
export function measureWatch(): Promise<Figure> {
  return withFolder(async (folder) => {
    copyProject(folder);
    const path = join(folder, document);
    const text = readFileSync(path, "utf8");
    if (!title.test(text)) throw new Error(`${document} has no title to edit`);
    const watcher = startWatching(folder);
    try {
      await watcher.finished;
      let edits = 0;
      const costs = await interleave(
        {
          yardstick: () => runYardstick(path).milliseconds,
          edit: async () => {
            const finished = watcher.next();
            const start = performance.now();
            writeFileSync(path, text.replace(title, `  title: Edit ${++edits}`));
            await finished;
            return performance.now() - start;
          },
        },
        ROUNDS,
      );
      return {
        name: "Help Scout, --watch, saved to written without the build",
        value: medianRatio(costs.edit, costs.yardstick),
        unit: "x",
        aim: 0.6,
      };
    } finally {
      watcher.process.kill();
      await once(watcher.process, "close");
    }
  });
}

interface Watcher {
  readonly process: ChildProcess;
  /** The first run is over. */
  readonly finished: Promise<void>;
  /** Resolves when the run after this moment is over. */
  next(): Promise<void>;
}

function startWatching(folder: string): Watcher {
  const child = spawn(process.execPath, [cli, "generate", "helpscout", "--watch", "--no-build"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let waiting = () => {};
  let ended: (error: Error) => void = () => {};
  child.stderr.on("data", (chunk: Buffer) => {
    if (chunk.toString().includes("Watching ")) waiting();
  });
  child.on("close", () => ended(new Error("`generate --watch` has ended")));
  const next = () =>
    new Promise<void>((resolve, reject) => {
      waiting = resolve;
      ended = reject;
    });
  return { process: child, finished: next(), next };
}
