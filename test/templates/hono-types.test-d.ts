import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { expectTypeOf } from "vitest";
import { toHonoHandler, type HonoContext } from "../../templates/src/hono.js";
import { createReceiver } from "../../templates/src/index.js";

const receiver = createReceiver({ secret: "" });
const handler = toHonoHandler(receiver);

// The handler fits every kind of app, whatever its bindings and variables are.
new Hono().all("/hooks", handler).post("/others", handler);
new Hono<{ Bindings: HttpBindings }>().all("/hooks", handler);
new Hono<{ Bindings: { QUEUE: string }; Variables: { user: string } }>().on("POST", "/hooks", handler);
new Hono().basePath("/api").all("/hooks/:tenant", handler);
expectTypeOf<Context>().toExtend<HonoContext>();
expectTypeOf<Context<{ Bindings: HttpBindings }>>().toExtend<HonoContext>();

// @ts-expect-error without a receiver
toHonoHandler();
// @ts-expect-error a receiver's methods alone are none
toHonoHandler({ fetch: receiver.fetch });
