import { describe, expect, test, vi } from "vitest";
import { HeaderReader } from "../../../templates/src/headers.js";
import { hmac, type HmacDescription } from "../../../templates/src/signature/hmac.js";
import type { SignatureFault } from "../../../templates/src/signature/scheme.js";
import type { Secret } from "../../../templates/src/signature/secret.js";
import { signHmac } from "../../../templates/src/signing/hmac.js";

// The scheme and the vectors are those of Help Scout's documentation and test suites.
const helpScout = {
  header: "X-HelpScout-Signature",
  hash: "sha1",
  encoding: "base64",
  prefix: "",
  signed: "{body}",
} as const;

const vectors = [
  [
    "your secret key",
    '{"ticket":{"id":"1","number":"2"},"customer":{"id":"1","fname":"Jackie","lname":"Chan","email":"jackie.chan@somewhere.com","emails":["jackie.chan@somewhere.com"]}}',
    "I1KlvGppYqvFTJgJ9jezdQMDiyI=",
  ],
  ["asdfasdf", '{"id":123}', "7S2+kN8bZsrdAEADJ+yYfWWsf/4="],
  [
    "your secret key",
    '{"firstName":"Jackie","lastName":"Chan","email":"jackie.chan@somewhere.com","gender":"male"}',
    "2iFmnzC8SCNVF/iNiMnSe19yceU=",
  ],
] as const;

const [, [SECRET, BODY, SIGNATURE]] = vectors;

async function check(
  secret: Secret,
  body: string,
  signature: string | string[] | undefined,
  description: HmacDescription = helpScout,
): Promise<SignatureFault | undefined> {
  const headers = new HeaderReader({ [description.header.toUpperCase()]: signature });
  const verify = hmac(description).createVerifier({ secret });
  return verify({ method: "POST", url: "/hooks", headers, body: new TextEncoder().encode(body) });
}

/** The header that signs a body. */
async function signatureOf(body: string, secret: string, description: HmacDescription = helpScout) {
  const unsigned = { method: "POST", url: "/hooks", body: new TextEncoder().encode(body) };
  const { headers } = await signHmac(description)(unsigned, { secret });
  expect(Object.keys(headers)).toEqual([description.header]);
  return headers[description.header] ?? "";
}

test.each(vectors)("the secret %o signs %s with %s", async (secret, body, signature) => {
  expect(await check(secret, body, signature)).toBeUndefined();
  expect(await signatureOf(body, secret)).toBe(signature);
});

test.each<[string, string | string[] | undefined, SignatureFault]>([
  ["that is not there", undefined, "signature_missing"],
  ["that is empty", "", "signature_missing"],
  ["in an empty list", [], "signature_missing"],
  ["that stands there twice", [SIGNATURE, SIGNATURE], "signature_repeated"],
  ["that a platform has joined with another", `${SIGNATURE}, ${SIGNATURE}`, "signature_repeated"],
  ["in hex", "ed2dbe90df1b66cadd00400327ec987d65ac7ffe", "signature_mismatch"],
  ["without padding", SIGNATURE.slice(0, -1), "signature_malformed"],
  ["with white space before it", ` ${SIGNATURE}`, "signature_malformed"],
  ["with unused bits set", SIGNATURE.replace("4=", "5="), "signature_malformed"],
  ["in the URL alphabet", SIGNATURE.replaceAll("+", "-").replaceAll("/", "_"), "signature_malformed"],
  ["in another case", SIGNATURE.toLowerCase(), "signature_mismatch"],
  ["that is longer than the hash", `${"A".repeat(28)}`, "signature_mismatch"],
])("a signature %s is refused", async (_, signature, fault) => {
  expect(await check(SECRET, BODY, signature)).toBe(fault);
});

test("an empty signature does not sign an empty body", async () => {
  expect(await check(SECRET, "", "")).toBe("signature_missing");
});

test("a body that was parsed and printed again is refused", async () => {
  const body = '{"url":"https:\\/\\/example.com","name":"Andr\\u00e9"}';
  const signature = await signatureOf(body, SECRET);
  expect(await check(SECRET, body, signature)).toBeUndefined();
  expect(await check(SECRET, JSON.stringify(JSON.parse(body)), signature)).toBe("signature_mismatch");
});

test("a prefix may hold a comma", async () => {
  const description = { ...helpScout, prefix: "v1," };
  const signature = await signatureOf(BODY, SECRET, description);
  expect(await check(SECRET, BODY, signature, description)).toBeUndefined();
  expect(await check(SECRET, BODY, `${signature},${signature}`, description)).toBe("signature_repeated");
});

test.each([
  ["sha1", "hex", ""],
  ["sha256", "hex", "sha256="],
  ["sha256", "base64", "sha256="],
  ["sha512", "base64url", "v1="],
] as const)("%s in %s with the prefix %o is signed and verified", async (hash, encoding, prefix) => {
  const description = { header: "X-Signature", hash, encoding, prefix, signed: "{body}" } as const;
  const signature = await signatureOf(BODY, SECRET, description);
  expect(signature.startsWith(prefix)).toBe(true);
  expect(await check(SECRET, BODY, signature, description)).toBeUndefined();
  expect(await check("another", BODY, signature, description)).toBe("signature_mismatch");
  const unprefixed = signature.slice(prefix.length - 1);
  if (prefix !== "") expect(await check(SECRET, BODY, unprefixed, description)).toBe("signature_malformed");
});

describe("the secret", () => {
  test.each<[string, Secret]>([
    ["the first of several", [SECRET, "new"]],
    ["the last of several", ["new", SECRET]],
    ["beside one that is not set", [undefined, "", SECRET]],
    ["what a function gives", () => SECRET],
    ["what a function promises", async () => ["new", SECRET]],
  ])("may be %s", async (_, secret) => {
    expect(await check(secret, BODY, SIGNATURE)).toBeUndefined();
  });

  test("is asked for with the headers and the URL of the request", async () => {
    const secret = vi.fn(({ headers, url }: { headers: Headers; url: string | undefined }) =>
      headers.get("x-helpscout-signature") === SIGNATURE && url === "/hooks" ? SECRET : undefined,
    );
    expect(await check(secret, BODY, SIGNATURE)).toBeUndefined();
    expect(secret).toHaveBeenCalledOnce();
  });

  test.each<[string, unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["empty", ""],
    ["an empty list", []],
    ["a list of nothing", ["", undefined]],
    ["a number", 42],
    ["a list with a number", [SECRET, 42]],
    ["a Buffer", Buffer.from(SECRET)],
  ])("that is %s makes no verifier", (_, secret) => {
    const create = (): unknown => hmac(helpScout).createVerifier({ secret: secret as Secret }, "ACME_SECRET");
    expect(create).toThrow(TypeError);
    expect(create).toThrow(/`secret`.*ACME_SECRET/);
  });

  test.each<[string, () => unknown]>([
    ["nothing", () => undefined],
    ["an empty text", () => ""],
    ["an empty list", () => []],
    ["the promise of nothing", async () => undefined],
    ["a number", () => 42],
    ["an error", () => Promise.reject(new TypeError("`secret` could not be fetched"))],
  ])("that a function gives as %s makes nothing valid", async (_, secret) => {
    await expect(check(secret as Secret, BODY, SIGNATURE)).rejects.toThrow(/`secret`/);
  });
});
