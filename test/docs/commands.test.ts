import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { commandLinesOf, otherPages, pages } from "../support/pages.js";
import type { Stranger } from "../support/stranger.js";
import { installForReaders, ReaderProject } from "./support/reader-project.js";
import { type Expectation, stepsOf } from "./support/rehearsal.js";
import { rehearsals } from "./support/rehearsals.js";

let installed: Stranger;
beforeAll(() => (installed = installForReaders()));
afterAll(() => installed.remove());

/** Does what a page says, and compares what comes of it. */
async function follow(project: ReaderProject, line: string, expected: Expectation): Promise<void> {
  const [, name, value] = /^export (\w+)="(.*)"$/.exec(line) ?? [];
  if (name !== undefined) project.env[name] = value;
  else if ("starts" in expected) await project.start(line).until(expected.starts);
  else if ("code" in expected) {
    const { code, printed } = await project.run(line);
    expect({ code, printed }).toEqual({
      code: expected.code,
      printed: expect.stringMatching(expected.prints) as string,
    });
    await expected.then?.(project);
  }
}

describe.each(rehearsals.filter(({ commands }) => commands.some((each) => !("notRun" in each))))(
  "the commands of $page, in a project of its reader's:",
  (rehearsal) => {
    let project: ReaderProject;
    let port: number | void;

    beforeAll(async () => {
      project = new ReaderProject(installed);
      port = await rehearsal.prepare?.(project);
    });
    afterAll(() => project.remove());

    const runnable = stepsOf(rehearsal).filter(([, expected]) => !("notRun" in expected));
    test.each(runnable)("%s", async (line, expected) => {
      const address = port === undefined ? line : line.replace("localhost:3000", `localhost:${port}`);
      await follow(project, address, expected);
    });
  },
);

test("every page with commands is followed, and each command is run or has a reason not to be", () => {
  const withCommands = [...pages, ...otherPages].filter((page) => commandLinesOf(page).length > 0);
  const followed = [...rehearsals.map(({ page }) => page), "docs/tutorial.md"];
  expect(withCommands.toSorted()).toEqual(followed.toSorted());
  for (const rehearsal of rehearsals) expect(stepsOf(rehearsal).length).toBeGreaterThan(0);
});
