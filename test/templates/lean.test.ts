import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, expectTypeOf, test, vi } from "vitest";
import * as whole from "../../templates/src/index.js";
import * as lean from "../../templates/src/lean.js";
import { isCustomer, isOrder } from "../../templates/src/spec/validators.js";
import { receiveRequest, SECRET } from "./support/acme.js";

const invalid = receiveRequest({ body: JSON.stringify({ id: 7 }) });

test("a lean receiver checks the payloads that it has validators for", async () => {
  const receiver = lean.createReceiver({ secret: SECRET, validators: { "order.created": isOrder } });
  const handler = vi.fn();
  const listener = vi.fn();
  receiver.on("order.created", handler);
  receiver.onInvalid(listener);
  const { deliveries } = await receiver.receive(invalid);
  expect(deliveries[0]?.issues).toContainEqual({ path: "/id", rule: "type", message: "must be string" });
  expect(listener).toHaveBeenCalledExactlyOnceWith(deliveries[0]);
  expect(handler).toHaveBeenCalledOnce();
});

test.each<[string, lean.LeanReceiverOptions["validators"]]>([
  ["without any", undefined],
  ["with that of another event", { "customer.created": isCustomer }],
  ["whose validator of the event is undefined", { "order.created": undefined }],
])("a lean receiver %s takes a payload as it comes", async (_, validators) => {
  const receiver = lean.createReceiver({ secret: SECRET, validators, validation: "reject" });
  receiver.on("order.created", () => undefined);
  expect(await receiver.receive(invalid)).toMatchObject({ status: 204, deliveries: [{ issues: [] }] });
});

test("a validator of another payload does not compile", () => {
  // @ts-expect-error a customer is no order
  lean.createReceiver({ secret: SECRET, validators: { "order.created": isCustomer } });
});

test("a validator tells what a payload is", () => {
  const payload: unknown = { id: "c1", email: "ann@example.com" };
  if (isCustomer(payload)) expectTypeOf(payload).toEqualTypeOf<whole.EventMap["customer.created"]>();
});

test("the lean entry has what the main entry has, but for validate", () => {
  expect([...Object.keys(lean), "validate"].toSorted()).toEqual(Object.keys(whole).toSorted());
});

test("the lean entry loads no validators", async () => {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL("../../templates/src/lean.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "node",
    // Without, this tells what a bundler keeps; Node.js loads all that is imported.
    treeShaking: false,
    external: ["#*"],
    write: false,
    metafile: true,
  });
  expect(Object.keys(metafile.inputs).filter((path) => path.endsWith("spec/validators.js"))).toEqual([]);
});
