import { describe } from "vitest";
import { useServer } from "../hostile/attack.js";
import { testSenders } from "../hostile/fixed.js";
import { testRandomRequests } from "../hostile/random.js";
import { testVolume } from "../hostile/volume.js";
import { targets } from "./targets.js";

// Not workerd: what is before it in production reads what comes from the network; alone it keeps every connection.
const attacked = targets.filter(({ name }) => /^Hono on Node.js 24$|^(?:Bun|Deno)\.serve$|Next/.test(name));

describe.each(attacked)("$name is not harmed by", ({ build }) => {
  const server = useServer(build);
  testSenders(server, false);
  testRandomRequests(server);
  testVolume(server);
});
