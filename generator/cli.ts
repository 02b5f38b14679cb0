#!/usr/bin/env node
import { main } from "./main.js";
import { processTerminal } from "./terminal.js";

const controller = new AbortController();
/** Exit codes of the shell for a program that a signal ended: 128 + its number. */
const signals = { SIGINT: 130, SIGTERM: 143 } as const;
let interrupted: number | undefined;
for (const [signal, code] of Object.entries(signals)) {
  process.once(signal, () => {
    interrupted = code;
    controller.abort();
  });
}

const code = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  terminal: processTerminal(),
  signal: controller.signal,
  env: process.env,
  now: () => performance.now(),
  today: () => new Date().toISOString().slice(0, 10),
});
process.exitCode = interrupted ?? code;
