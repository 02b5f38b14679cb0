import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { CommandContext } from "../../generator/commands/outcome.js";
import { root } from "../support/stranger.js";

/** A project outside of the repository, in which commands run as a stranger would run them. */
export interface CorpusProject {
  readonly dir: string;
  readonly context: CommandContext;
  /** What commands have printed for machines since it was asked last. */
  printed(): string;
  remove(): void;
}

/** An empty project that compilers find `@types/node` from. */
export function createProject(): CorpusProject {
  const dir = mkdtempSync(join(tmpdir(), "hookstep-corpus-"));
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"), "junction");
  let lines: string[] = [];
  const terminal = {
    color: false,
    interactive: false,
    out: (line: string) => void lines.push(line),
    err: () => {},
  };
  return {
    dir,
    context: {
      cwd: dir,
      terminal,
      signal: new AbortController().signal,
      now: () => performance.now(),
      today: () => "2026-01-01",
    },
    printed() {
      const text = lines.join("\n");
      lines = [];
      return text;
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
