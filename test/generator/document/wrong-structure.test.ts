import { describe, expect, it, test } from "vitest";
import { readStructure } from "../../../generator/document/read-structure.js";
import { places, read } from "./documents.js";
import { V2, V3 } from "./support/structures.js";

async function problemsOf(text: string): Promise<string[]> {
  const { structure, diagnostics } = await readStructure(read(text));
  expect(structure).toBeUndefined();
  return places(diagnostics);
}

describe("wrong input", () => {
  test.each<[name: string, text: string, expected: string[]]>([
    [
      "a message that is nowhere",
      `${V2}channels:\n  a: {publish: {message: {$ref: '#/components/messages/No'}}}`,
      ["doc.yaml:4:27 reference-missing"],
    ],
    [
      "a message in another file",
      `${V2}channels:\n  a: {publish: {message: {$ref: './m.yaml'}}}`,
      ["doc.yaml:4:27 reference-external"],
    ],
    [
      "a channel on the network",
      `${V2}channels:\n  a: {$ref: 'https://127.0.0.1:1/c.yaml'}`,
      ["doc.yaml:4:7 reference-external"],
    ],
    [
      "messages in a circle",
      `${V2}channels:\n  a: {publish: {message: {$ref: '#/components/messages/A'}}}\ncomponents:\n  messages:\n    A: {$ref: '#/components/messages/B'}\n    B: {$ref: '#/components/messages/A'}`,
      ["doc.yaml:7:9 reference-cycle"],
    ],
    [
      "a trait that is nowhere",
      `${V2}channels:\n  a: {publish: {message: {traits: [{$ref: '#/no'}]}}}`,
      ["doc.yaml:4:37 reference-missing"],
    ],
    [
      "a header that is nowhere",
      `${V2}channels:\n  a: {publish: {message: {headers: {properties: {X: {$ref: '#/no'}}}}}}`,
      ["doc.yaml:4:54 reference-missing"],
    ],
    [
      "one fault at two uses",
      `${V2}channels:\n  a: {publish: {message: {$ref: '#/x'}}, subscribe: {message: {$ref: '#/channels/a/publish/message'}}}`,
      ["doc.yaml:4:27 reference-missing"],
    ],
    [
      "a message that is text",
      `${V2}channels:\n  a: {publish: {message: text}}`,
      ["doc.yaml:4:17 structure-invalid"],
    ],
    ["a channel that is a list", `${V2}channels:\n  a: []`, ["doc.yaml:4:3 structure-invalid"]],
    [
      "an operation without a channel",
      `${V3}operations:\n  o: {action: send}`,
      ["doc.yaml:4:3 operation-channel"],
    ],
    [
      "an operation on a channel of components",
      `${V3}operations:\n  o: {action: send, channel: {$ref: '#/components/channels/c'}}\ncomponents: {channels: {c: {}}}`,
      ["doc.yaml:4:3 operation-channel"],
    ],
    [
      "an operation on no channel",
      `${V3}operations:\n  o: {action: send, channel: {$ref: '#/channels/c'}}`,
      ["doc.yaml:4:31 reference-missing"],
    ],
  ])("%s", async (_name, text, expected) => {
    expect(await problemsOf(text)).toEqual(expected);
  });

  it("is told that an unused message is unused", async () => {
    const { structure, diagnostics } = await readStructure(
      read(
        `${V2}channels: {a: {publish: {message: {$ref: '#/components/messages/A'}}}}\ncomponents:\n  messages:\n    A: {}\n    B: {}\n    C: {$ref: '#/components/messages/A'}`,
      ),
    );
    expect(structure?.messages).toHaveLength(1);
    expect(places(diagnostics)).toEqual(["doc.yaml:7:5 message-unused"]);
    expect(diagnostics[0]).toMatchObject({ severity: "info", pointer: "/components/messages/B" });
  });

  it("is told of members beside a reference", async () => {
    const { structure, diagnostics } = await readStructure(
      read(
        `${V2}channels:\n  a:\n    publish:\n      message:\n        $ref: '#/components/messages/A'\n        x-webhook-event: a\ncomponents: {messages: {A: {}}}`,
      ),
    );
    expect(structure?.messages).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      {
        code: "reference-siblings",
        severity: "warning",
        message: "`x-webhook-event` beside `$ref` has no effect.",
      },
    ]);
  });

  it("is refused if identifyDocument would refuse it", async () => {
    await expect(readStructure(read("asyncapi: 1.0.0"))).rejects.toThrow("identifyDocument");
  });
});
