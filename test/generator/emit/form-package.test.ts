import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type * as index from "../../../templates/src/index.js";
import type * as testing from "../../../templates/src/testing.js";
import { filesOf, root } from "./support/generate-text.js";
import { loadPackage } from "./support/temporary-package.js";

const document = readFileSync(new URL("test/golden/form/asyncapi.yaml", root), "utf8");
const secret = "s3cret";

interface Received {
  readonly status: number;
  readonly payload: unknown;
  readonly issues: unknown;
}

/** Receives a form with a package for the document, with the signature that the package gives it. */
let receive: (body: string | undefined, event?: string) => Promise<Received>;

beforeAll(async () => {
  const load = loadPackage(await filesOf(document));
  const { createReceiver } = (await load("index.js")) as unknown as typeof index;
  const { createDelivery, sign } = (await load("testing.js")) as unknown as typeof testing;
  receive = async (body, event = "campaign") => {
    const receiver = createReceiver({ secret });
    let received: Pick<Received, "issues" | "payload"> = { issues: undefined, payload: undefined };
    receiver.on("*", ({ issues, payload }) => {
      received = { issues, payload };
    });
    const made = await createDelivery(event as never, { secret });
    const request = body === undefined ? made : { ...made, body, headers: { ...(await sign(body, secret)) } };
    const { status } = await receiver.receive(request);
    return { status, ...received };
  };
});

test("a form is received as the payload that its types promise", async () => {
  const body =
    "type=campaign&data[count]=12&data[test]=0&data[tags][]=a&data[tags][]=b&data[scores]=1.5&data[id]=7";
  expect(await receive(body)).toEqual({
    status: 204,
    issues: [],
    payload: { type: "campaign", data: { count: 12, test: false, tags: ["a", "b"], scores: [1.5], id: "7" } },
  });
});

test("what a form does not say as its schema wants is an issue", async () => {
  const { issues } = await receive("type=campaign&data[count]=many&data[tags]=a");
  expect(issues).toEqual([{ path: "/data/count", rule: "type", message: "must be integer" }]);
});

test.each(["campaign", "subscribe"])(
  "a delivery of %s that is made for tests is a form, and received",
  async (event) => {
    const { status, issues, payload } = await receive(undefined, event);
    expect({ status, issues }).toEqual({ status: 204, issues: [] });
    expect(payload).toMatchObject({ type: event });
  },
);

test("the package holds what forms need, and one for JSON does not", async () => {
  const json = await filesOf(document.replace("application/x-www-form-urlencoded", "application/json"));
  expect([...json.keys()].filter((path) => path.includes("form"))).toEqual([]);
});
