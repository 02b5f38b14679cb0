import { fileURLToPath } from "node:url";
import { buildFolder, bundle, compileProgram, workerConditions } from "../../runtimes/bundle.js";
import { type Command, startProgram } from "../../runtimes/program.js";
import { conversationBody, deliveryHeaders } from "../delivery.js";
import { installOnce } from "../install.js";
import type { Figure, PartResult } from "../report.js";
import { interleave, medianRatio } from "../statistics.js";

const BYTES = 4137;
const COUNT = 1000;
const ROUNDS = 31;
const runtimes = new URL("../../runtimes/", import.meta.url);
const installed = fileURLToPath(new URL("node_modules/", runtimes));

interface Platform {
  readonly name: string;
  /** Whether all there is is WebCrypto. */
  readonly web: boolean;
  readonly aim?: number;
  start(): Promise<Command>;
}

const deno = (...args: string[]): Command => ({
  program: `${installed}.bin/deno`,
  args: ["run", "--no-config", "--node-modules-dir=manual", "--allow-net=127.0.0.1", ...args],
});
const bun = (...args: string[]): Command => ({ program: `${installed}.bin/bun`, args });

const platforms: readonly Platform[] = [
  {
    name: "workerd",
    web: true,
    aim: 1.5,
    // The yardstick needs node:crypto.
    start: async () => ({
      program: `${installed}node-24/bin/node`,
      args: [await compileProgram("workerd"), await bundleForWeb("worker"), "{}", "nodejs_compat"],
    }),
  },
  { name: "Deno", web: false, aim: 1.5, start: async () => deno(await compile("deno")) },
  { name: "Bun", web: false, aim: 1.5, start: async () => bun(await compile("bun")) },
  { name: "Deno by WebCrypto", web: true, start: async () => deno(await bundleForWeb("deno")) },
  { name: "Bun by WebCrypto", web: true, start: async () => bun(await bundleForWeb("bun")) },
];

/**
 * From the raw request to the end of the handler on platforms of fetch, as each loads the package, and where there is
 * nothing but WebCrypto, beside the least that a receiver on the same platform can do.
 */
export async function measurePlatforms(): Promise<PartResult> {
  installOnce(runtimes);
  const figures: Figure[] = [];
  for (const platform of platforms) figures.push(...(await measurePlatform(platform)));
  return {
    title: `Receiving ${BYTES} bytes on platforms of fetch`,
    yardstick:
      "1 x: HMAC-SHA1 of node:crypto, compared in constant time, decoded, parsed, on the same platform",
    figures,
  };
}

async function measurePlatform(platform: Platform): Promise<readonly Figure[]> {
  await using server = await startProgram(await platform.start());
  const single = await measureWidth(server.port, platform, 1, "one at a time");
  return [...single, ...(await measureWidth(server.port, platform, 32, "32 under way at once"))];
}

async function measureWidth(
  port: number,
  { name, web, aim }: Platform,
  width: number,
  how: string,
): Promise<readonly Figure[]> {
  const batch = (subject: string) => () => timeOfBatch(port, subject, width);
  const subjects = { floor: batch("floor"), webFloor: batch("webFloor"), handled: batch("handled") };
  await interleave(subjects, 5);
  const { floor, webFloor, handled } = await interleave(subjects, ROUNDS);
  const figure: Figure = { name: `${name}, ${how}`, value: medianRatio(handled, floor), unit: "x" };
  const first = aim === undefined ? figure : { ...figure, aim };
  if (!web) return [first];
  return [
    first,
    {
      name: `${name}, ${how}, times a bare check with WebCrypto`,
      value: medianRatio(handled, webFloor),
      unit: "x",
    },
  ];
}

/** A program that finds the package as the platform does. */
function compile(program: string): Promise<string> {
  const outfile = `${buildFolder}/bench-${program}.mjs`;
  return bundle(entryOf(program), outfile, { platform: "neutral", packages: "external" });
}

/** A program with the package in it, as for a platform that has nothing but WebCrypto. */
function bundleForWeb(program: string): Promise<string> {
  const options = { conditions: [...workerConditions], external: ["node:*"] };
  const outfile = `${buildFolder}/bench-${program}-web.mjs`;
  return bundle(entryOf(program), outfile, { platform: "neutral", ...options });
}

function entryOf(program: string): string {
  return fileURLToPath(new URL(`../platforms/${program}.ts`, import.meta.url));
}

/** Milliseconds for a batch, as it is seen from outside. */
async function timeOfBatch(port: number, subject: string, width: number): Promise<number> {
  const body = conversationBody(BYTES, "escaped");
  const url = `http://127.0.0.1:${port}/${subject}?count=${COUNT}&width=${width}`;
  const { host: _, ...headers } = deliveryHeaders("convo.created", body);
  const start = performance.now();
  const { status } = await fetch(url, { method: "POST", headers, body });
  if (status !== 204) throw new Error(`${subject} was answered ${status}`);
  return performance.now() - start;
}
