import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { takeLockFile } from "../../../generator/disk/lock-file.js";
import { recoverPackage } from "../../../generator/disk/recovery.js";
import { writePackage } from "../../../generator/disk/write-package.js";
import { fakeBuild, filesOf, put } from "./support/files.js";
import { newPlace, refusalOf, snapshot, workspaceOf } from "./support/package-folder.js";
import { buildRun } from "./support/run.js";
import { newVersion } from "./support/versions.js";

function lockedBy(text: string): string {
  const out = newPlace();
  put(out, { ".hookstep/lock": text });
  return out;
}

test("a package that a living process writes is left to it", async () => {
  const out = lockedBy(`${process.ppid}\n`);
  const message = `another hookstep (pid ${process.ppid}) is writing`;
  expect(await refusalOf(() => writePackage(out, filesOf(newVersion)))).toContain(message);
  expect(await refusalOf(() => recoverPackage(out))).toContain(message);
  expect(readFileSync(join(out, ".hookstep/lock"), "utf8")).toBe(`${process.ppid}\n`);
});

test.each([
  ["a process that has died", () => `${spawnSync(process.execPath, ["--version"]).pid}\n`],
  ["an earlier process that had this one's number", () => `${process.pid}\n`],
  ["a process that died before it wrote its number", () => ""],
  ["nobody", () => "gibberish"],
])("the lock of %s is taken over", async (_, text) => {
  const out = lockedBy(text());
  await writePackage(out, filesOf(newVersion));
  expect(snapshot(out)).toMatchObject(newVersion);
  expect(workspaceOf(out)).toEqual([]);
});

test.runIf(process.platform === "linux")(
  "the lock of a killed process whose parent takes no note of it is taken over",
  async () => {
    // The shell starts a process that ends when it is told to, and becomes a program that never asks for children.
    const stdio = ["pipe", "pipe", "ignore", "pipe"] as const;
    const parent = spawn("sh", ["-c", "read x <&3 & echo $!; exec cat"], { stdio: [...stdio] });
    const [printed] = (await once(parent.stdout!, "data")) as [Buffer];
    const pid = Number(printed.toString());
    const echoed = once(parent.stdout!, "data");
    parent.stdin!.write("cat is running");
    await echoed;
    (parent.stdio[3] as Writable).end();
    const stat = (): string => readFileSync(`/proc/${pid}/stat`, "latin1");
    while (!stat().includes(") Z ")) await setImmediate();
    const out = lockedBy(`${pid}\n`);
    await writePackage(out, filesOf(newVersion));
    expect(snapshot(out)).toMatchObject(newVersion);
    parent.stdin!.end();
  },
);

test("two runs in one process do not write the same package at a time", async () => {
  const out = newPlace();
  let second: unknown;
  await writePackage(out, filesOf(newVersion), {
    build: async (staging) => {
      await fakeBuild(staging);
      second = await refusalOf(() => writePackage(out, filesOf(newVersion)));
    },
  });
  expect(second).toContain(`another hookstep (pid ${process.pid}) is writing`);
  expect(snapshot(out)).toMatchObject(newVersion);
});

test("a lock that a living process has put in the place of a dead one's in the meantime stays", () => {
  const file = join(lockedBy("999999\ndead\n"), ".hookstep/lock");
  const isAlive = (pid: number) => {
    if (pid === 999999) writeFileSync(file, `${process.ppid}\nliving\n`);
    return pid !== 999999;
  };
  const taken = takeLockFile(file, { pid: process.pid, id: "late" }, isAlive);
  expect(taken).toEqual({ pid: process.ppid, id: "living" });
  expect(readFileSync(file, "utf8")).toBe(`${process.ppid}\nliving\n`);
});

test("of many runs that find a dead one's lock together, each writes or is told that another does", async () => {
  const run = await buildRun();
  const { pid } = spawnSync(process.execPath, ["--version"]);
  for (let round = 0; round < 8; round++) {
    const out = lockedBy(`${pid}\n`);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => run(out, Infinity)));
    expect(outcomes).toContain("done");
    for (const outcome of outcomes) expect(outcome).toMatch(/^done$|another hookstep \(pid \d+\) is writing/);
    expect(snapshot(out)).toMatchObject(newVersion);
    expect(workspaceOf(out)).toEqual(["build.json"]);
  }
});

test("nothing is created where nothing has to be recovered", () => {
  const out = newPlace();
  expect(recoverPackage(out)).toBe("nothing");
  expect(snapshot(join(out, ".."))).toEqual({});
});

test("a journal that hookstep did not write moves nothing", async () => {
  const out = newPlace();
  await writePackage(out, filesOf(newVersion));
  mkdirSync(join(out, ".hookstep/staging-a"), { recursive: true });
  const lists = { emptied: [], created: [] };
  const journals = [
    "{",
    "[]",
    JSON.stringify({ staging: "staging-a", aside: ["../outside"], put: [], ...lists }),
    JSON.stringify({ staging: "../..", aside: [], put: ["src/a.ts"], ...lists }),
  ];
  const before = snapshot(out);
  for (const journal of journals) {
    writeFileSync(join(out, ".hookstep/journal.json"), journal);
    expect(await refusalOf(() => recoverPackage(out))).toContain("unreadable-journal");
    expect(snapshot(out)).toEqual(before);
  }
});
