import { isObject, type JsonObject, type JsonValue, member, members, stringMember } from "./json.js";
import { childPointer, resolvePointer } from "./references.js";
import type { Contact, Extension, ExternalDocs, License, SecurityScheme, Server } from "./structure.js";

/** The `x-` members of the object at a pointer. */
export function readExtensions(value: JsonValue, pointer: string): Extension[] {
  return members(value)
    .filter(([key]) => key.startsWith("x-"))
    .map(([key, extension]) => ({ key, pointer: childPointer(pointer, key), value: extension }));
}

/** What a channel or an operation says about the name that its messages have on the wire. */
export function eventMember(value: JsonValue | undefined): { readonly event?: JsonValue } {
  const event = member(value, "x-webhook-event");
  return event === undefined ? {} : { event };
}

/** The members of `keys` that are text, for an object with optional members. */
export function textMembers<Key extends string>(
  value: JsonValue | undefined,
  keys: readonly Key[],
): { [K in Key]?: string } {
  const found: { [K in Key]?: string } = {};
  for (const key of keys) {
    const text = stringMember(value, key);
    if (text !== undefined) found[key] = text;
  }
  return found;
}

/** Documentation elsewhere, if there is a URL. */
export function readExternalDocs(value: JsonValue | undefined): ExternalDocs | undefined {
  const { url, description } = textMembers(value, ["url", "description"]);
  return url === undefined ? undefined : { url, ...(description !== undefined && { description }) };
}

/** `externalDocs` of the root or, as AsyncAPI 3 has it and many documents of 2.x, of `info`. */
export function readDocumentDocs(data: JsonValue): ExternalDocs | undefined {
  const places = ["/externalDocs", "/info/externalDocs"].map((pointer) => followObject(data, pointer));
  return places.map((found) => readExternalDocs(found?.value)).find((docs) => docs !== undefined);
}

/** `info.contact`. */
export function readContact(data: JsonValue): Contact | undefined {
  const contact = textMembers(member(member(data, "info"), "contact"), ["name", "url", "email"]);
  return Object.keys(contact).length === 0 ? undefined : contact;
}

/** `info.license`, if it has a name. */
export function readLicense(data: JsonValue): License | undefined {
  const { name, url } = textMembers(member(member(data, "info"), "license"), ["name", "url"]);
  return name === undefined ? undefined : { name, ...(url !== undefined && { url }) };
}

/** `components.securitySchemes`; one without a `type` says nothing and is left out. */
export function readSecuritySchemes(data: JsonValue): SecurityScheme[] {
  return children(data, "/components/securitySchemes").flatMap(({ key, pointer, value }) => {
    const { type, ...rest } = textMembers(value, ["type", "in", "name", "scheme", "description"]);
    return type === undefined ? [] : [{ key, pointer, type, ...rest }];
  });
}

/** The document's servers; one without a protocol has the empty one. */
export function readServers(data: JsonValue): Server[] {
  return children(data, "/servers").map(({ key, pointer, value }) => {
    const { protocol = "", description } = textMembers(value, ["protocol", "description"]);
    const { url, host, pathname = "" } = textMembers(value, ["url", "host", "pathname"]);
    const address = url ?? (host === undefined ? undefined : host + pathname);
    return {
      key,
      pointer,
      protocol: protocol.toLowerCase(),
      ...(address !== undefined && { address }),
      ...(description !== undefined && { description }),
    };
  });
}

/** The object at a pointer, references followed. */
export function followObject(
  data: JsonValue,
  pointer: string,
): { readonly pointer: string; readonly value: JsonObject } | undefined {
  const target = resolvePointer(data, pointer);
  if (target.unresolved || !isObject(target.value)) return undefined;
  return { pointer: target.pointer, value: target.value };
}

function children(data: JsonValue, folder: string) {
  return members(followObject(data, folder)?.value).flatMap(([key]) => {
    const pointer = childPointer(folder, key);
    const found = followObject(data, pointer);
    return found === undefined ? [] : [{ key, pointer, value: found.value }];
  });
}
