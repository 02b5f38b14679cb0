import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

// Loaded before a program, makes it die as by `kill -9` at its nth change of a folder: half of a file is written by then,
// and of every other change nothing.
const folder = process.env["KILL_IN"] ?? "";
let left = Number(process.env["KILL_AT"]);

function die(): never {
  process.kill(process.pid, "SIGKILL");
  // The signal needs a moment; nothing may happen in it.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

type Change = (path: string, ...rest: unknown[]) => unknown;
const changes = fs as unknown as Record<string, Change>;
const { writeFileSync } = fs;

for (const name of ["linkSync", "mkdirSync", "renameSync", "rmSync", "writeFileSync"]) {
  const change = changes[name];
  if (change === undefined) throw new Error(`node:fs has no ${name}`);
  changes[name] = (path, ...rest) => {
    if (!String(path).startsWith(folder) || --left > 0) return change(path, ...rest);
    const [content] = rest;
    if (name === "writeFileSync" && typeof content === "string")
      writeFileSync(path, content.slice(0, content.length / 2));
    return die();
  };
}
syncBuiltinESMExports();
