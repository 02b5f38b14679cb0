import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createPublicKey, verify } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { errorsOf, filesOf } from "../generator/emit/support/generate-text.js";
import { loadPackage, typeCheck } from "../generator/emit/support/temporary-package.js";
import { root } from "../support/stranger.js";

const page = readFileSync(join(root, "docs/reference/vocabulary.md"), "utf8");

function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(
    ([, code]) => code ?? "",
  );
}

/** A document whose `x-webhook` has the given members, indented by two. */
function documentOf(members: string): string {
  return `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0 }
x-webhook:
${members.replace(/^/gm, "  ")}
channels: { hooks: { publish: { message: { x-webhook-event: ping } } } }
`;
}

describe("every example of the vocabulary is understood", () => {
  const examples = blocks("yaml").flatMap((block) => block.split(/^(?=# )/m));
  const events = [...page.matchAll(/^\| `(event: [^`]+)`/gm)].map(([, code]) => code ?? "");

  it.each(examples)("%s", async (example) => {
    const signature = example.includes("signature:") ? "" : "signature: { scheme: token, header: X }\n";
    const document = documentOf(`event: { header: X }\n${signature}${example}`);
    expect(await errorsOf(document)).toEqual([]);
  });

  it.each(events)("%s", async (event) => {
    expect(await errorsOf(documentOf(event))).toEqual([]);
  });

  it("and there are some", () => {
    expect([examples.length > 10, events.length > 3]).toEqual([true, true]);
  });
});

describe("the scheme of one's own", () => {
  const [code = ""] = blocks("ts");
  const now = 1_700_000_000_000;
  // openssl genpkey -algorithm ed25519 -out key.pem; openssl pkey -in key.pem -pubout
  const publicKey = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA6rDwKTiW5baTbeahj+PWuGdrYg5a1KFdTr75EycRWWA=
-----END PUBLIC KEY-----
`;
  // printf '1700000000{"event":"ping"}' >text; openssl pkeyutl -sign -inkey key.pem -rawin -in text | xxd -p
  const signature =
    "885460c0723bce6cb8b2bc49c73d721ae328686e44acf43bc27401cbffefa790" +
    "ac838e5afa901d21f9ab435c6b4507fcd98e4c26b373718448867232ac39e50f";
  const headers = { "X-Signature-Timestamp": "1700000000", "X-Signature-Ed25519": signature };
  const delivery = { headers, body: '{"event":"ping"}' };

  beforeEach(() => void vi.useFakeTimers({ now, toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  it("compiles, and believes what openssl has signed and nothing else", async () => {
    const files = await filesOf(documentOf("event: { body: /event }"));
    const program = new Map([["src/program.ts", code]]);
    expect(typeCheck({ "@acme/webhooks": files, program })).toBe("");

    const { createReceiver } = await loadPackage(files)("index.js");
    const body = code.replace(/^import .*\n/gm, "").replace("export const receiver =", "return");
    const names = ["createReceiver", "createPublicKey", "verify", "process"];
    const environment = { env: { ACME_PUBLIC_KEY: publicKey } };
    const run = new Function(...names, body) as (...given: readonly unknown[]) => {
      receive(request: object): Promise<{ readonly status: number }>;
    };
    const receiver = run(createReceiver, createPublicKey, verify, environment);
    const statusOf = async (request: object): Promise<number> => (await receiver.receive(request)).status;

    expect(await statusOf(delivery)).toBe(204);
    expect(await statusOf({ ...delivery, body: '{"event":"pong"}' })).toBe(401);
    expect(await statusOf({ ...delivery, headers: {} })).toBe(401);
    const later = { ...headers, "X-Signature-Timestamp": "1700000001" };
    expect(await statusOf({ ...delivery, headers: later })).toBe(401);
    vi.setSystemTime(now + 301_000);
    expect(await statusOf(delivery)).toBe(401);
  });
});
