import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { explainSignature } from "../../templates/src/diagnosis/signature.js";
import { HeaderReader } from "../../templates/src/headers.js";
import { createReceiver, type ReceiverOptions, type Rejection } from "../../templates/src/index.js";
import { standardWebhooks } from "../../templates/src/signature/standard-webhooks.js";
import { receiveRequest, SECRET, signatureOf } from "./support/acme.js";

const BODY = '{"id":"é/1","note":"a \\/ b"}';

/** The hint about a request to a receiver of Acme, whose signatures are `sha256=` and hex. */
async function hintFor(
  parts: Parameters<typeof receiveRequest>[0],
  options: Partial<ReceiverOptions> = {},
  url?: string,
) {
  const receiver = createReceiver({ secret: SECRET, ...options });
  const rejections: Rejection[] = [];
  receiver.onRejected((rejection) => rejections.push(rejection));
  const result = await receiver.receive({ ...receiveRequest({ body: BODY, ...parts }), url });
  expect(result.status).toBe(401);
  expect(JSON.stringify(result)).not.toContain("hint");
  const hint = rejections[0]?.hint;
  expect(hint ?? "").not.toContain(SECRET);
  return hint;
}

/** A signature like Acme's, but for what is given. */
function digest({ hash = "sha256", key = SECRET as string | Buffer, body = BODY } = {}): Buffer {
  return createHmac(hash, key).update(body).digest();
}
const acme = (value: Buffer): string => `sha256=${value.toString("hex")}`;

const php = JSON.stringify(JSON.parse(BODY)).replaceAll("/", "\\/").replaceAll("é", "\\u00e9");
const compact = JSON.stringify(JSON.parse(BODY));
const rows: readonly (readonly [
  what: string,
  signature: string,
  options: Partial<ReceiverOptions>,
  hint: RegExp,
])[] = [
  ["base64 instead of hex", `sha256=${digest().toString("base64")}`, {}, /written in base64, not hex/],
  ["no prefix", digest().toString("hex"), {}, /does not begin with "sha256="/],
  ["another prefix", `v1=${digest().toString("hex")}`, {}, /does not begin with "sha256="/],
  ["another hash", acme(digest({ hash: "sha1" })), {}, /is an HMAC-SHA1, not HMAC-SHA256/],
  [
    "a secret with white space",
    acme(digest()),
    { secret: ` ${SECRET}\n` },
    /white space or a line end around it: trim/,
  ],
  ["a secret in quotes", acme(digest()), { secret: `"${SECRET}"` }, /quotes around it/],
  [
    "a sender whose secret ends with a line end",
    acme(digest({ key: `${SECRET}\n` })),
    {},
    /The sender's secret ends with/,
  ],
  [
    "a secret that stands for bytes in base64",
    acme(digest({ key: Buffer.from("bytes") })),
    { secret: "Ynl0ZXM=" },
    /says in base64/,
  ],
  [
    "a secret that stands for bytes in hex",
    acme(digest({ key: Buffer.from("bytes") })),
    { secret: "6279746573" },
    /says in hex/,
  ],
  [
    "a body that was written as PHP does",
    acme(digest({ body: php })),
    {},
    /escapes of PHP: .*parsed the body and printed it again/,
  ],
  [
    "a body that was written by JSON.stringify",
    acme(digest({ body: compact })),
    {},
    /without white space: .*printed it again/,
  ],
  ["an indented body", acme(digest({ body: JSON.stringify(JSON.parse(BODY), null, 2) })), {}, /indented: /],
  ["a body that lost its line end", acme(digest({ body: `${BODY}\n` })), {}, /with a line end/],
  ["another secret", acme(digest({ key: "another" })), {}, /another one than the sender's/],
  [
    "another secret and another hash",
    acme(digest({ hash: "sha1", key: "another" })),
    {},
    /as long as an HMAC-SHA1.*request of another kind/,
  ],
  ["no HMAC at all", "sha256=hello", {}, /holds no HMAC in hex or base64/],
];

describe("a diagnosis", () => {
  test.each(rows)("recognises %s", async (_what, signature, options, hint) => {
    expect(await hintFor({ signature }, options)).toMatch(hint);
  });

  test("recognises all that with a secret function, and with several secrets", async () => {
    const signature = `sha256=${digest().toString("base64")}`;
    expect(await hintFor({ signature }, { secret: ["old", SECRET] })).toMatch(/written in base64/);
    expect(await hintFor({ signature }, { secret: async () => SECRET })).toMatch(/written in base64/);
  });

  test("recognises an empty body", async () => {
    expect(await hintFor({ body: "", signature: signatureOf(BODY) })).toMatch(/body is empty/);
  });

  test("recognises a line end that was added to the body", async () => {
    expect(await hintFor({ body: `${BODY}\n`, signature: signatureOf(BODY) })).toMatch(
      /without its line end/,
    );
  });

  test("names the headers that look like a signature when the right one is missing", async () => {
    const headers = [["X-Hub-Signature-256", "sha256=00"]] as const;
    expect(await hintFor({ signature: null, headers })).toBe(
      "There is no header X-Acme-Signature. There is x-hub-signature-256: is that the sender's header, or is this another sender?",
    );
    expect(await hintFor({ signature: null })).toMatch(/Has a proxy removed it\?/);
  });

  test("recognises requests of another kind, which carry their signature in the URL", async () => {
    const hint = await hintFor({ signature: null }, {}, "/hooks?X-Acme-Signature=abc%3D");
    expect(hint).toMatch(/signature in the URL: the sender signs requests of another kind so/);
  });

  test("recognises several signatures", async () => {
    const headers = [["X-Acme-Signature", "sha256=00"]] as const;
    expect(await hintFor({ headers })).toMatch(/several signatures/);
  });
});

describe("a diagnosis is made", () => {
  beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => undefined));
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const forged = { signature: "sha256=hello" };

  test("in development, and not where NODE_ENV is production", async () => {
    expect(await hintFor(forged)).toBeDefined();
    vi.stubEnv("NODE_ENV", "production");
    expect(await hintFor(forged)).toBeUndefined();
    expect(await hintFor(forged, { diagnose: true })).toBeDefined();
    vi.stubEnv("NODE_ENV", "development");
    expect(await hintFor(forged, { diagnose: false })).toBeUndefined();
  });

  test("where there is no process only when it is asked for", async () => {
    vi.stubGlobal("process", undefined);
    const [silent, asked] = [await hintFor(forged), await hintFor(forged, { diagnose: true })];
    vi.unstubAllGlobals();
    expect(silent).toBeUndefined();
    expect(asked).toBeDefined();
  });

  test("at most once a second, so that nobody can keep a receiver busy with it", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const receiver = createReceiver({ secret: SECRET });
    const hints: boolean[] = [];
    receiver.onRejected(({ hint }) => hints.push(hint !== undefined));
    for (const pause of [0, 999, 1]) {
      vi.setSystemTime(Date.now() + pause);
      await receiver.receive(receiveRequest(forged));
    }
    expect(hints).toEqual([true, false, true]);
  });

  test("and printed once for each reason, when nobody listens", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const receiver = createReceiver({ secret: SECRET });
    for (const signature of ["sha256=hello", "sha256=world", null]) {
      await receiver.receive(receiveRequest({ signature }));
      vi.setSystemTime(Date.now() + 1000);
    }
    expect(vi.mocked(console.warn).mock.calls).toEqual([
      [
        expect.stringMatching(
          /^A webhook request was refused with 401, signature_malformed\. X-Acme-Signature holds no HMAC/,
        ),
      ],
      [
        expect.stringMatching(
          /^A webhook request was refused with 401, signature_missing\. There is no header/,
        ),
      ],
    ]);
  });

  test("of no body above a megabyte", async () => {
    expect(await hintFor({ body: "1".repeat(1_048_577), signature: "sha256=hello" })).toBeUndefined();
  });
});

test("a diagnosis of a signature over id, time and body recognises what was signed with", async () => {
  const secret = `whsec_${Buffer.from("0123456789abcdef").toString("base64")}`;
  const scheme = standardWebhooks("webhook");
  const body = Buffer.from(BODY);
  const key = Buffer.from(secret);
  const signature = createHmac("sha256", key).update(`msg_1.1700000000.${BODY}`).digest("base64");
  const headers = new HeaderReader({
    "webhook-id": "msg_1",
    "webhook-timestamp": "1700000000",
    "webhook-signature": `v1,${signature}`,
  });
  const request = { method: "POST", url: "/", headers, body };
  const fault = await scheme.createVerifier({ secret })(request);
  expect(fault).toBe("signature_mismatch");
  expect(await explainSignature(scheme.hmac, { secret }, request, "signature_mismatch")).toBe(
    "The sender takes `secret` as a text, not as base64.",
  );
});
