import { describe, expect, test } from "vitest";
import { bodyEvent } from "../../../templates/src/event-name/body.js";
import { headerEvent } from "../../../templates/src/event-name/header.js";
import { anyHeaderEvent } from "../../../templates/src/event-name/headers.js";
import { numberedEvent } from "../../../templates/src/event-name/number.js";
import { joinEvent } from "../../../templates/src/event-name/join.js";
import { pathEvent } from "../../../templates/src/event-name/path.js";
import { HeaderReader, REPEATED, type RequestHeaders } from "../../../templates/src/headers.js";

const headers = (source: RequestHeaders): HeaderReader => new HeaderReader(source);

describe("a header that the sender calls by several names", () => {
  const naming = anyHeaderEvent("X-Gitea-Event", "X-Gogs-Event");

  test.each<[RequestHeaders, ReturnType<typeof naming.read>]>([
    [{ "x-gitea-event": "push" }, "push"],
    [{ "X-GOGS-EVENT": "push" }, "push"],
    [{ "x-gogs-event": "fork", "x-gitea-event": "push" }, "push"],
    [{ "x-gitea-event": "", "x-gogs-event": "push" }, "push"],
    [{ "x-gitea-event": ["a", "b"] }, REPEATED],
    [{ "x-github-event": "push" }, undefined],
  ])("%o", (source, event) => {
    expect(naming.read(headers(source))).toBe(event);
  });

  test("is written under its first name for tests", () => {
    expect(naming.write("push", { headers: {}, payload: 1 })).toEqual({
      headers: { "X-Gitea-Event": "push" },
      payload: 1,
    });
  });
});

describe("a number", () => {
  const naming = numberedEvent("/type");

  test.each<[unknown, string | undefined]>([
    [{ type: 2 }, "2"],
    [{ type: "2" }, "2"],
    [{ type: 2.5 }, undefined],
    [{ type: 1e300 }, undefined],
    [{ type: null }, undefined],
    [{}, undefined],
  ])("names an event by its digits: %o", (payload, event) => {
    expect(naming.read(payload, headers({}))).toBe(event);
  });

  test.each([[{ id: 1 }], [{ type: 1 }]])("is written as a number for tests: %o", (payload) => {
    expect(naming.write("2", { headers: {}, payload }).payload).toMatchObject({ type: 2 });
  });

  test("stays a text where the payload has a text", () => {
    expect(naming.write("2", { headers: {}, payload: { type: "1" } }).payload).toEqual({ type: "2" });
  });
});

describe("a name that is joined", () => {
  const naming = joinEvent(".", bodyEvent("/entity"), bodyEvent("/action"));
  const mixed = joinEvent(":", headerEvent("X-Topic"), bodyEvent("/action"));

  test("consists of all its parts", () => {
    expect(naming.read({ entity: "user", action: "created" }, headers({}))).toBe("user.created");
    expect(mixed.read({ action: "created" }, headers({ "x-topic": "user" }))).toBe("user:created");
    expect(joinEvent("", bodyEvent("/a"), bodyEvent("/b")).read({ a: "x", b: "y" }, headers({}))).toBe("xy");
  });

  test.each([{}, { entity: "user" }, { entity: "user", action: "" }, { entity: "user", action: 1 }, null])(
    "is none in %o",
    (payload) => {
      expect(naming.read(payload, headers({}))).toBeUndefined();
    },
  );

  test("is none where a header stands there twice", () => {
    expect(mixed.read({ action: "created" }, headers({ "x-topic": ["a", "b"] }))).toBe(REPEATED);
  });

  test.each(["user.created", "user.group.created"])("%o is written where it is read, for tests", (event) => {
    const draft = naming.write(event, { headers: {}, payload: { id: 1 } });
    expect(draft.payload).toMatchObject({ id: 1, entity: "user" });
    expect(naming.read(draft.payload, headers({}))).toBe(event);
    const other = mixed.write("user:created", { headers: { a: "b" }, payload: {} });
    expect(other).toEqual({ headers: { a: "b", "X-Topic": "user" }, payload: { action: "created" } });
  });
});

describe("a name at the end of the URL's path", () => {
  test.each([
    ["/{event}", "/hooks/order.created", "order.created"],
    ["/{event}", "https://example.com/a/b/order.created/?token=x/y#z", "order.created"],
    ["/{event}", "/order%2Fcreated", "order/created"],
    ["/{event}", "https://example.com", undefined],
    ["/{event}", "https://example.com/", undefined],
    ["/{event}", "", undefined],
    ["/{event}", undefined, undefined],
    ["/{event}", "/%ff", undefined],
    ["/on/{event}/v1.0", "/hooks/on/ping/v1.0", "ping"],
    ["/on/{event}/v1.0", "/hooks/on/ping/v1x0", undefined],
    ["/on/{event}", "/hooks/off/ping", undefined],
  ])("%o finds it in %o", (template, url, event) => {
    expect(pathEvent(template).read(headers({}), url)).toBe(event);
  });

  test("is written there for tests", () => {
    const naming = pathEvent("/on/{event}");
    const { url } = naming.write("order/$& created", { headers: {}, payload: {} });
    expect(url).toBe("/on/order%2F%24%26%20created");
    expect(naming.read(headers({}), url)).toBe("order/$& created");
  });
});
