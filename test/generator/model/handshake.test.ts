import { describe, expect, it } from "vitest";
import { errorsOf, filesOf, modelOf } from "../emit/support/generate-text.js";

function documentOf(handshake: string, signature = "scheme: token, header: X-Token"): string {
  return `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0 }
x-webhook: { event: { header: X }, signature: { ${signature} }, handshake: ${handshake} }
channels: { hooks: { publish: { message: { x-webhook-event: a } } } }
`;
}

async function handshakesOf(handshake: string): Promise<unknown> {
  return (await modelOf(documentOf(handshake))).delivery.handshakes;
}

const echo = "respond: { text: { query: challenge } }";

describe("a handshake", () => {
  it("is a signed POST unless it says otherwise, is a GET, or carries a token", async () => {
    const when = "when: { query: challenge }";
    expect(await handshakesOf(`{ ${when}, ${echo} }`)).toEqual([
      {
        method: "POST",
        when: [{ query: "challenge" }],
        signed: true,
        respond: { text: { query: "challenge" } },
      },
    ]);
    const others = `[{ method: GET, ${when}, ${echo} }, { token: { body: /token }, ${when}, ${echo} }, { signed: false, ${when}, ${echo} }]`;
    expect(await handshakesOf(others)).toMatchObject([
      { method: "GET", signed: false },
      { method: "POST", signed: false, token: { body: "/token", option: "verifyToken" } },
      { method: "POST", signed: false },
    ]);
  });

  it("may be a HEAD without a condition, and answer in headers", async () => {
    expect(await handshakesOf("[{ method: HEAD }]")).toEqual([
      { method: "HEAD", when: [], signed: false, respond: {} },
    ]);
    const stated =
      "{ signed: false, when: { header: X-Hook-Secret }, respond: { headers: { X-Hook-Secret: { header: X-Hook-Secret } } } }";
    expect(await handshakesOf(stated)).toMatchObject([
      { respond: { headers: { "X-Hook-Secret": { header: "X-Hook-Secret" } } } },
    ]);
    const [error] = await errorsOf(documentOf(stated.replace("{ X-Hook-Secret:", "{ Content-Length:")));
    expect(error?.message).toContain("Content-Length");
  });

  it("may be told by what is absent, and give the token back that proves its sender", async () => {
    const stated = "{ when: { body: /events, absent: true }, respond: { text: { token: true } } }";
    expect(await handshakesOf(stated)).toMatchObject([
      { when: [{ body: "/events", absent: true }], signed: true, respond: { text: { token: true } } },
    ]);
    const [error] = await errorsOf(documentOf(stated, "scheme: hmac, header: X, hash: sha1, encoding: hex"));
    expect(error?.message).toContain("the deliveries of this sender carry no token");
  });

  it("brings its module into the package, and the option that it needs into the README", async () => {
    const files = await filesOf(documentOf(`{ when: { query: a }, token: { query: t }, ${echo} }`));
    expect(files.get("src/spec/delivery.ts")).toContain("handshake: handshake({");
    expect(files.has("src/handshake/handshake.ts")).toBe(true);
    expect(files.get("README.md")).toContain("verifyToken:");
  });

  it("is not in a package without one", async () => {
    const files = await filesOf(documentOf("{}").replace(/, handshake: \{\}/, ""));
    expect([...files.keys()].filter((path) => path.startsWith("src/handshake/"))).toEqual([
      "src/handshake/protocol.ts",
    ]);
    expect(files.get("src/handshake/protocol.ts")).not.toMatch(/^export (?:const|function|class)/m);
  });
});

describe("a handshake that cannot be understood is an error at its place", () => {
  it.each([
    ["{ when: { query: a }, respnod: {} }", "/respnod", "it may have method, respond, signed, token, when"],
    [`{ when: { query: a }, method: PUT, ${echo} }`, "/method", 'is `"PUT"`; it must be one of POST, GET'],
    [`{ when: {}, ${echo} }`, "/when/header", "is missing; it must be the name of a header"],
    [`{ when: [], ${echo} }`, "/when", "a condition, or a list of them"],
    [`{ when: { body: type }, ${echo} }`, "/when/body", "a JSON pointer"],
    [`{ when: { query: a, is: 1 }, ${echo} }`, "/when/is", "a string"],
    [`{ when: { query: a, is: b, absent: true }, ${echo} }`, "/when/is", "left out beside `absent`"],
    ["{ when: { query: a }, respond: { text: { token: yes } } }", "/respond/text/token", "true"],
    [`{ when: { query: a, header: b }, ${echo} }`, "/when/query", "left out beside `header`"],
    [`{ when: { query: a }, signed: maybe, ${echo} }`, "/signed", "true or false"],
    ["{ when: { query: a }, respond: { status: 404 } }", "/respond/status", "from 200 to 299"],
    ["{ when: { query: a }, respond: { text: a, json: {} } }", "/respond/text", "one body"],
    [
      "{ when: { query: a }, respond: { json: { b: { hmac: { body: /c }, hash: md5, encoding: hex } } } }",
      "/respond/json/b/hash",
      "one of sha1, sha256, sha512",
    ],
    [
      `{ when: { query: a }, token: { query: t, option: password }, ${echo} }`,
      "/token/option",
      "one of verifyToken, secret",
    ],
  ])("%s", async (handshake, place, text) => {
    const errors = await errorsOf(documentOf(handshake));
    expect(errors.map(({ pointer }) => pointer)).toEqual([`/x-webhook/handshake${place}`]);
    expect(errors[0]?.message).toContain(text);
  });

  it("as is an HMAC by a secret that the deliveries have not", async () => {
    const answer = "{ json: { b: { hmac: { body: /c }, hash: sha256, encoding: hex } } }";
    const errors = await errorsOf(documentOf(`{ when: { query: a }, respond: ${answer} }`, "scheme: none"));
    expect(errors.map(({ pointer }) => pointer)).toEqual(["/x-webhook/handshake/respond/json/b/hmac"]);
  });
});
