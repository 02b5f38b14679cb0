"use strict";
// Preloaded into every measured process: tells its parent, on descriptor 3, what it has taken of the machine.
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  require("node:fs").writeSync(3, JSON.stringify({ kilobytes: maxRSS, cpu: userCPUTime + systemCPUTime }));
});
