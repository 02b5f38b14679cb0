import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

import { sha256 } from "../../../generator/disk/hash.js";
import { main } from "../../../generator/main.js";
import { formatLock } from "../../../generator/upstream/lock.js";
import { type LocalServer, serve } from "../upstream/servers.js";

const repository = new URL("../../../", import.meta.url);

/** Help Scout's document, as it is in the repository. */
export const helpScout = readFileSync(new URL("spec/helpscout/asyncapi.yaml", repository), "utf8");

/** What a command did. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Upstream, on this machine: what it answers, and with which entity tags it was asked. */
export interface Upstream extends LocalServer {
  text: string | undefined;
  readonly asked: (string | undefined)[];
}

/** Serves a text with an entity tag that changes with it; without a text, nothing. */
export async function serveUpstream(): Promise<Upstream> {
  const page: Pick<Upstream, "asked" | "text"> = { asked: [], text: undefined };
  const server = await serve((request, response) => {
    const known = request.headers["if-none-match"];
    page.asked.push(known);
    if (page.text === undefined) response.writeHead(404).end();
    else if (known === tagOf(page.text)) response.writeHead(304).end();
    else response.writeHead(200, { etag: tagOf(page.text) }).end(page.text);
  });
  return Object.assign(page, server);
}

function tagOf(text: string): string {
  return `"${sha256(text).slice(0, 8)}"`;
}

/** A project in a temporary folder: Help Scout's spec, with its upstream on this machine, and its package. */
export class Project {
  readonly root: string;

  constructor(root: string = realpathSync(mkdtempSync(join(tmpdir(), "hookstep-update-")))) {
    this.root = root;
  }

  /** A new project whose lock names the address; generated, not built. */
  static async create(url: string): Promise<Project> {
    const project = new Project();
    cpSync(fileURLToPath(new URL("spec/helpscout", repository)), project.path("spec/helpscout"), {
      recursive: true,
    });
    project.write("hookstep.config.json", '{ "providers": { "helpscout": {} } }\n');
    project.write(
      "spec/helpscout/lock.json",
      formatLock({ url, sha256: sha256(helpScout), etag: tagOf(helpScout), retrieved: "2026-11-20" }),
    );
    expect((await project.run("generate", "--no-build")).err).toBe("");
    return project;
  }

  copy(): Project {
    const copy = new Project();
    cpSync(this.root, copy.root, { recursive: true });
    return copy;
  }

  /** Removes a file or a folder; without a name, the project. */
  remove(name = "."): void {
    rmSync(this.path(name), { recursive: true, force: true });
  }

  path(name: string): string {
    return join(this.root, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
  }

  makeFolder(name: string): void {
    mkdirSync(this.path(name));
  }

  /** Runs a command of hookstep on 1 December 2026. */
  async run(...argv: readonly string[]): Promise<Run> {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await main(argv, {
      cwd: this.root,
      terminal: {
        color: false,
        interactive: false,
        out: (line) => void out.push(line),
        err: (line) => void err.push(line),
      },
      signal: new AbortController().signal,
      now: () => 0,
      today: () => "2026-12-01",
    });
    return { code, out: out.join("\n"), err: err.join("\n") };
  }

  /** Every file by its path, but those of git. */
  files(): Readonly<Record<string, string>> {
    const found = readdirSync(this.root, { recursive: true, withFileTypes: true });
    return Object.fromEntries(
      found
        .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${this.root}/.git`))
        .map(({ parentPath, name }) => join(parentPath, name))
        .map((path) => [path.slice(this.root.length + 1), readFileSync(path, "utf8")]),
    );
  }

  /** Runs a command that must leave every file as it is. */
  async runWithoutTrace(...argv: readonly string[]): Promise<Run> {
    const before = this.files();
    const run = await this.run(...argv);
    expect(this.files()).toEqual(before);
    return run;
  }

  /** Commits everything, into a repository of its own. */
  commit(): void {
    const git = (...args: readonly string[]) =>
      execFileSync(
        "git",
        ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", ...args],
        {
          cwd: this.root,
          stdio: "pipe",
        },
      );
    git("init", "--quiet");
    this.write(".gitignore", ".hookstep/\ndist/\n");
    git("add", "--all");
    git("commit", "--quiet", "--message", "A commit");
  }
}

/** Replaces a text that is there, the first one after another. */
export function edited(text: string, from: string, to: string, after = ""): string {
  const start = text.indexOf(from, text.indexOf(after));
  if (start === -1) throw new Error(`not in the text: ${from}`);
  return text.slice(0, start) + to + text.slice(start + from.length);
}

const reference = "          - $ref: '#/components/messages/TagDeleted'\n";

/** Upstream with a message more, Tag Merged. */
export const withMessage = edited(
  edited(helpScout, reference, `${reference}${reference.replace("TagDeleted", "TagMerged")}`),
  "    TagDeleted:\n",
  `    TagMerged:
      name: tagMerged
      summary: Fired when a tag is merged into another.
      payload:
        $ref: '#/components/schemas/Tag'
    TagDeleted:
`,
);

/** Upstream without a property of the tags. */
export const withoutProperty = edited(
  helpScout,
  `        ticketCount:
          type: integer
          description: Number of conversations the tag is applied to.
`,
  "",
);

/** Upstream with other words about a property. */
export const withOtherWords = edited(
  helpScout,
  "Display name of the tag.",
  "Name of the tag, as people see it.",
);

/** The overlay action that names the new message. */
export const namingAction = `
  - target: $.components.messages.TagMerged
    update:
      x-webhook-event: tag.merged
`;
