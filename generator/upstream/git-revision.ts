import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { isUtf8 } from "node:buffer";

import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { refusal } from "../disk/refusal.js";

const run = promisify(execFile);
const prefix = "git:";

/** How a file of a revision is read. */
export interface GitOptions {
  /** A folder of the repository. */
  readonly cwd: string;
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

/** Whether a source that the user named is a file of a git revision. */
export function isGitRevision(source: string): boolean {
  return source.startsWith(prefix);
}

/**
 * The text of a file as a git revision has it: `git:main:spec/helpscout/asyncapi.yaml`. As in git, the path counts
 * from the top of the repository, or with `./` from the working directory.
 *
 * @throws DiagnosticError where git, the repository, the revision or the path is missing, or the file is no text.
 */
export async function readGitRevision(source: string, options: GitOptions): Promise<string> {
  const { revision, path } = parseGitRevision(source);
  const { cwd, signal, maxBytes } = options;
  try {
    const { stdout } = await run("git", ["cat-file", "blob", `${revision}:${path}`], {
      cwd,
      signal,
      encoding: "buffer",
      maxBuffer: maxBytes,
    });
    if (isUtf8(stdout)) return new TextDecoder().decode(stdout);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw await explain(error, { source, revision, path }, options);
  }
  throw refusal(
    "git-not-utf8",
    `\`${source}\` is not UTF-8 text.`,
    "Check that the path names a YAML or JSON file.",
  );
}

interface GitFile {
  readonly source: string;
  readonly revision: string;
  readonly path: string;
}

/** A revision never reaches git as an option, and holds no colon (git-check-ref-format). */
function parseGitRevision(source: string): GitFile {
  const [, revision, path] = /^git:([^:-][^:]*):(.+)$/s.exec(source) ?? [];
  if (revision !== undefined && path !== undefined) return { source, revision, path };
  throw refusal(
    "git-revision",
    `\`${source}\` names no file of a git revision.`,
    "Write git:<revision>:<path>, for instance git:main:spec/helpscout/asyncapi.yaml",
  );
}

/** Asks git what it lacked, since its own messages change with versions and languages. */
async function explain(
  error: unknown,
  { source, revision, path }: GitFile,
  { cwd, maxBytes }: GitOptions,
): Promise<DiagnosticError> {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") {
    return refusal("git-missing", `git is needed to read \`${source}\`, and was not found.`, "Install git.");
  }
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") {
    const message = `\`${source}\` is larger than ${maxBytes} bytes, which is the limit.`;
    return refusal("git-too-large", message, "Check that it is the file you meant.");
  }
  const succeeds = async (...args: readonly string[]): Promise<boolean> =>
    run("git", args, { cwd }).then(
      () => true,
      () => false,
    );
  if (!(await succeeds("rev-parse", "--git-dir"))) {
    const message = `\`${source}\` cannot be read: the working directory is in no git repository.`;
    return refusal("git-no-repository", message, "Run the command inside of the repository.");
  }
  if (!(await succeeds("rev-parse", "--verify", "--quiet", `${revision}^{tree}`))) {
    const message = `The git repository has no revision \`${revision}\`.`;
    return refusal("git-unknown-revision", message, "A shallow clone lacks most of them; fetch it first.");
  }
  const message = `The revision \`${revision}\` has no file \`${path}\`.`;
  const help = "Paths count from the top of the repository; write ./ before one of the working directory.";
  return refusal("git-no-path", message, help);
}
