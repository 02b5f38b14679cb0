import { describe } from "vitest";
import { compileProgram } from "../runtimes/bundle.js";
import { useServer } from "./attack.js";
import { testSenders } from "./fixed.js";
import { testRandomRequests } from "./random.js";
import { testVolume } from "./volume.js";

const programs = { "node:http": "node-http", Express: "express", Connect: "connect", Fastify: "fastify" };

describe.each(Object.entries(programs))("%s is not harmed by", (_, program) => {
  const server = useServer(async () => ({
    program: process.execPath,
    args: [await compileProgram(program)],
  }));
  testSenders(server, true);
  testRandomRequests(server);
  testVolume(server);
});
