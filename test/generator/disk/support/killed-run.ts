import { writePackage } from "../../../../generator/disk/write-package.js";
import { fakeBuild, filesOf } from "./files.js";
import { newVersion } from "./versions.js";

// Writes the new version and dies, as by `kill -9`, right before its nth change of the disk.
const [out = "", fatal] = process.argv.slice(2);
let step = 0;
await writePackage(out, filesOf(newVersion), {
  build: fakeBuild,
  onStep: () => {
    step += 1;
    if (step === Number(fatal)) process.kill(process.pid, "SIGKILL");
  },
});
