import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  composedHmac,
  type ComposedHmacDescription,
} from "../../../templates/src/signature/composed-hmac.js";
import type { PublicUrlOptions } from "../../../templates/src/signature/public-url.js";
import type { SignatureFault } from "../../../templates/src/signature/scheme.js";
import type { SecretOptions } from "../../../templates/src/signature/secret.js";
import type { ClockOptions } from "../../../templates/src/signature/timestamp.js";
import { signComposedHmac } from "../../../templates/src/signing/composed-hmac.js";
import { check, signed, type Parts } from "../support/signed-request.js";
import { vendorVectors, type VendorVector } from "./vendor-vectors.js";

type Options = SecretOptions & ClockOptions & Partial<PublicUrlOptions>;

function optionsOf({ secret, publicUrl, signedAt }: VendorVector): Options {
  const now = Date.parse(signedAt ?? "2023-11-14T22:13:20Z");
  return { secret, now: () => now, ...(publicUrl !== undefined && { publicUrl }) };
}

function tell(vector: VendorVector, request: Parts, options: Partial<Options> = {}) {
  return check(composedHmac(vector.description), { ...optionsOf(vector), ...options }, request);
}

describe.each(vendorVectors)("$vendor", (vector) => {
  const { description, request } = vector;

  test("what the sender signs is believed", async () => {
    expect(await tell(vector, request)).toBeUndefined();
  });

  test("any other body, method, URL or secret is not", async () => {
    expect(await tell(vector, { ...request, body: `${request.body as string} ` })).toBe("signature_mismatch");
    const other = description.secret ? "key_00ff11" : "another";
    expect(await tell(vector, request, { secret: other })).toBe("signature_mismatch");
    expect(await tell(vector, request, { secret: [other, vector.secret] })).toBeUndefined();
    expect(await tell(vector, { ...request, method: "PUT" })).toBe(
      description.signed.includes("{method}") ? "signature_mismatch" : undefined,
    );
    expect(await tell(vector, request, { publicUrl: "https://example.com/hooks" })).toBe(
      description.signed.includes("{url}") ? "signature_mismatch" : undefined,
    );
  });

  test("what a test signs is believed", async () => {
    const { secret, publicUrl, signedAt } = vector;
    const timestamp = new Date(signedAt ?? 0);
    const signing = { secret, timestamp, id: "id-1", ...(publicUrl !== undefined && { publicUrl }) };
    const delivery = await signed(signComposedHmac(description), signing, request.body);
    expect(await tell(vector, delivery)).toBeUndefined();
  });
});

/** Time and id in the header's list. */
const list: ComposedHmacDescription = {
  header: "Signature",
  hash: "sha256",
  encoding: "hex",
  prefix: "v1=",
  separator: ",",
  signed: "{id}.{timestamp}.{body}",
  id: { item: "id" },
  timestamp: { item: "t", unit: "s", tolerance: 300 },
};

const scheme = composedHmac(list);
const now = 1_700_000_000_000;
const believe = (headers: Parts["headers"], body: string | Uint8Array = "{}") =>
  check(scheme, { secret: "s", now: () => now } as Options, { headers: headers ?? {}, body });

async function headerAt(seconds: number): Promise<string> {
  const timestamp = new Date(now + seconds * 1000);
  const { headers } = await signed(
    signComposedHmac(list),
    { secret: "s", id: "7", timestamp } as never,
    "{}",
  );
  return (headers as Record<string, string>)["Signature"] ?? "";
}

describe("a time that is signed", () => {
  test.each([0, 300, -300])("may be %d seconds off", async (seconds) => {
    expect(await believe({ signature: await headerAt(seconds) })).toBeUndefined();
  });

  test.each([301, -301, 10 * 365 * 86_400])("may not be %d seconds off", async (seconds) => {
    expect(await believe({ signature: await headerAt(seconds) })).toBe("timestamp_expired");
  });

  test("lets nothing pass when the clock gives no number", async () => {
    const options = { secret: "s", now: () => Number.NaN } as Options;
    const headers = { signature: await headerAt(0) };
    expect(await check(scheme, options, { headers, body: "{}" })).toBe("timestamp_expired");
  });

  test("is told to be old only where the signature is right", async () => {
    expect(await believe({ signature: await headerAt(-500) }, "{} ")).toBe("signature_mismatch");
  });
});

const zeros = `v1=${"0".repeat(64)}`;

test.each<[string, string | string[] | undefined, SignatureFault]>([
  ["that is not there", undefined, "signature_missing"],
  ["that is empty", "", "signature_missing"],
  ["that stands there twice", [zeros, zeros], "signature_repeated"],
  ["without a signature", "id=1,t=1700000000", "signature_malformed"],
  ["with a signature of another version only", "id=1,t=1700000000,v0=00", "signature_malformed"],
  ["with a signature that is not hex", "id=1,t=1700000000,v1=xyz", "signature_malformed"],
  ["with a signature that is too short", "id=1,t=1700000000,v1=00", "signature_mismatch"],
  ["without a time", `id=1,${zeros}`, "timestamp_missing"],
  ["with an empty time", `id=1,t=,${zeros}`, "timestamp_missing"],
  ["with two times", `id=1,t=1700000000,t=1700000000,${zeros}`, "timestamp_malformed"],
  ["with a time that is no number", `id=1,t=0x5,${zeros}`, "timestamp_malformed"],
  ["with a negative time", `id=1,t=-1700000000,${zeros}`, "timestamp_malformed"],
  ["with a fraction of a second", `id=1,t=1700000000.5,${zeros}`, "timestamp_malformed"],
  ["with a time of too many digits", `id=1,t=${"1".repeat(16)},${zeros}`, "timestamp_malformed"],
  ["without an id", `t=1700000000,${zeros}`, "id_missing"],
  ["with two ids", `id=1,id=2,t=1700000000,${zeros}`, "id_malformed"],
])("a header %s is refused", async (_, signature, fault) => {
  expect(await believe({ signature })).toBe(fault);
});

test.each(["2023-11-14", "2023-11-14T22:13:20", "2023-13-14T22:13:20Z", "1700000000", "now"])(
  "%o is no date",
  async (date) => {
    const description = { ...list, timestamp: { header: "At", unit: "iso", tolerance: 300 } } as const;
    const options = { secret: "s", now: () => now } as Options;
    const headers = { signature: `id=1,${zeros}`, at: date };
    expect(await check(composedHmac(description), options, { headers })).toBe("timestamp_malformed");
  },
);

test("any body is believed as it was signed, and with no bit of it or of its signature flipped", async () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(bytes, fc.nat(), fc.nat({ max: 255 }), async (body, place, bit) => {
      const timestamp = new Date(now);
      const delivery = await signed(
        signComposedHmac(list),
        { secret: "s", id: "7", timestamp } as never,
        body,
      );
      expect(await believe(delivery.headers, body)).toBeUndefined();
      const changed = body.slice();
      changed[place % body.length] = (changed[place % body.length] ?? 0) ^ (1 << (bit % 8));
      expect(await believe(delivery.headers, changed)).toBe("signature_mismatch");
      const header = (delivery.headers as Record<string, string>)["Signature"] ?? "";
      const start = header.length - 64;
      const digest = Buffer.from(header.slice(start), "hex");
      digest[bit >> 3] = (digest[bit >> 3] ?? 0) ^ (1 << (bit % 8));
      const forged = header.slice(0, start) + digest.toString("hex");
      expect(await believe({ signature: forged }, body)).toBe("signature_mismatch");
    }),
  );
});

describe("the URL that is signed", () => {
  const square = vendorVectors.find(({ vendor }) => vendor.startsWith("Square"));
  if (square === undefined) throw new Error("no vector for Square");

  test("may be what a function gives for the request", async () => {
    const publicUrl = ({ url = "" }): Promise<string> => Promise.resolve(`https://example.com${url}`);
    const request = { ...square.request, url: "/hooks?tenant=7" };
    expect(await tell(square, request, { publicUrl })).toBeUndefined();
  });

  test.each([undefined, "", "/hooks", "example.com", 1])("cannot be %o", (publicUrl) => {
    const options = { secret: "s", publicUrl } as Options;
    expect(() => composedHmac(square.description).createVerifier(options as never)).toThrow(
      /`publicUrl` must be/,
    );
  });
});

test.each(["key_0f0", "key_0xff", "00ff1"])(
  "a secret %o that is no key in hex makes no verifier",
  (secret) => {
    const description = { ...list, secret: { encoding: "hex", prefix: "key_" } } as const;
    const create = (): unknown => composedHmac(description).createVerifier({ secret });
    expect(create).toThrow(/`secret` must be a key in hex, after "key_"/);
    expect(create).not.toThrow(secret.replace("key_", ""));
  },
);
