import { spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { blocksOf } from "../support/pages.js";
import type { Stranger } from "../support/stranger.js";
import { freePort, installForReaders } from "./support/reader-project.js";

const blocks = blocksOf("docs/tutorial.md");
const [setUp = "", check = "", tests = "", start = "", send = "", attack = ""] = blocks
  .filter(({ language }) => language === "sh")
  .map(({ code }) => code);

let project: Stranger;
beforeAll(() => {
  project = installForReaders();
  for (const { file, code } of blocks) if (file !== undefined) project.write(file, code);
});
afterAll(() => project.remove());

function shell(commands: string) {
  const { status, stdout, stderr } = spawnSync("sh", ["-ec", commands], {
    cwd: project.dir,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

test("the project is set up by npm as the tutorial says", () => {
  const [install, ...others] = setUp.split("\n").filter((line) => line.startsWith("npm install"));
  expect(install).toBe("npm install @hookstep/helpscout");
  expect(others).toEqual(["npm install --save-dev hookstep typescript tsx @types/node"]);
  const offline = setUp.replace(/^npm install .*\n/gm, "");
  const { code, err } = shell(offline);
  expect({ code, err: code === 0 ? "" : err }).toEqual({ code: 0, err: "" });
  expect(shell("cd receiver && npm pkg get type").out).toBe('"module"\n');
  rmSync(join(project.dir, "receiver"), { recursive: true });
});

test("its files compile, and a misspelt event does not", () => {
  expect(shell(check)).toEqual({ code: 0, out: "", err: expect.any(String) as string });
  const handlers = blocks.find(({ file }) => file === "handlers.ts")?.code ?? "";
  project.write("misspelt.ts", handlers.replace('"convo.created"', '"convo.creatd"'));
  expect(shell(check).out).toContain("convo.creatd");
  rmSync(join(project.dir, "misspelt.ts"));
});

test("its tests pass", () => {
  const { code, out } = shell(tests);
  expect([code, out]).toEqual([0, expect.stringMatching(/pass 2\n/) as string]);
});

test("the server prints the subject that is sent, and refuses the forgery", async () => {
  const port = await freePort();
  const server = spawn("sh", ["-ec", start.replace("npx tsx", "exec npx tsx")], {
    cwd: project.dir,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const { until, stop } = listen(server);
  try {
    await until("Waiting for webhooks");
    const secret = send.split("\n")[0] ?? "";
    const sent = shell(send.replace("localhost:3000", `localhost:${port}`));
    expect(sent).toMatchObject({ code: 0, out: expect.stringContaining("204 No Content") as string });
    await until("New conversation: Hello");
    const attacked = shell(`${secret}\n${attack.replace("localhost:3000", `localhost:${port}`)}`);
    expect(attacked).toMatchObject({ code: 1, out: expect.stringContaining("401 Unauthorized") as string });
  } finally {
    await stop();
  }
});

function listen(child: ReturnType<typeof spawn>) {
  let printed = "";
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const until = (text: string) =>
    new Promise<void>((done, fail) => {
      const look = (): void => void (printed.includes(text) && done());
      child.stdout?.on("data", look);
      child.once("close", () => fail(new Error(`the server ended before it printed ${text}: ${printed}`)));
      look();
    });
  child.stdout?.on("data", (chunk: Buffer) => void (printed += chunk.toString()));
  const stop = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
    await ended;
  };
  return { until, stop };
}
