import { runUpdate } from "./update.js";

// Updates a project and dies, as by `kill -9`, right before its nth change of the disk.
const [root = "", fatal] = process.argv.slice(2);
let step = 0;
await runUpdate(root, () => {
  step += 1;
  if (step === Number(fatal)) process.kill(process.pid, "SIGKILL");
});
