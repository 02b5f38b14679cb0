#!/usr/bin/env node
// The entry of the built program: two commands are often run with nothing to do, and should not wait for the rest of it.
import { runAtOnce } from "./command-line/at-once.js";
import { keepCompiledCode } from "./compile-cache.js";
import { program } from "./installation.js";
import { processTerminal } from "./terminal.js";

const isDone = await runAtOnce(process.argv.slice(2), {
  cwd: process.cwd(),
  terminal: processTerminal(),
  signal: new AbortController().signal,
  now: () => performance.now(),
  today: () => new Date().toISOString().slice(0, 10),
});
if (!isDone) {
  keepCompiledCode();
  await import(new URL("program.js", program).href);
}
