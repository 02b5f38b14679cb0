/**
 * What a package's `index` exports itself. A payload type of the same name gets the suffix `Payload`, so that
 * both can be imported.
 */
export const ownExports: ReadonlySet<string> = new Set([
  "AnswerCode",
  "BodyAlreadyRead",
  "Deactivate",
  "DedupeOptions",
  "DedupeState",
  "DedupeStore",
  "DedupeSubject",
  "Delivery",
  "DeliveryOf",
  "DeliveryStep",
  "Discard",
  "EventMap",
  "EventName",
  "EventSelector",
  "Failure",
  "FetchContext",
  "Handler",
  "Handlers",
  "HandlingOptions",
  "Issue",
  "LeanReceiverOptions",
  "ReceiveRequest",
  "ReceiveResult",
  "Receiver",
  "ReceiverOptions",
  "ReceiverSettings",
  "Rejection",
  "RejectionReason",
  "RequestBody",
  "RequestHeaders",
  "SelectorMap",
  "SignatureCheck",
  "SignatureOptions",
  "Unhandled",
  "Unlisted",
  "createReceiver",
  "eventNames",
  "isEventName",
  "validate",
  "verifySignature",
]);

/**
 * The type name for a key of a document: its identifier. One that a package exports itself gets the suffix
 * `Payload`, and once more where that is the identifier of another key.
 *
 * @param others the identifiers of all keys
 */
export function typeName(key: string, others: ReadonlySet<string> = new Set()): string {
  const identifier = identifierOf(key);
  return ownExports.has(identifier) ? withSuffix(identifier, others) : identifier;
}

/** The type name for what a document gives no key: as {@link typeName}, and it gives way to each of the keys, too. */
export function inlineTypeName(name: string, keys: ReadonlySet<string>): string {
  const identifier = identifierOf(name);
  return keys.has(identifier) ? withSuffix(identifier, keys) : typeName(name, keys);
}

function withSuffix(identifier: string, others: ReadonlySet<string>): string {
  const name = `${identifier}Payload`;
  return others.has(name) ? withSuffix(name, others) : name;
}

/**
 * The TypeScript identifier for a key of a document: its words, each with a capital, without anything that is
 * not part of an identifier (ECMAScript `ID_Continue`) or cannot be seen. `order-item` gives `OrderItem`, `日本`
 * stays.
 */
export function identifierOf(key: string): string {
  const words = key
    .normalize("NFC")
    .split(/(?:[^\p{ID_Continue}]|[\u200c\u200d])+/u)
    .filter((word) => word !== "");
  const joined = words.map(capitalise).join("") || spellOut(key);
  return /^\p{ID_Start}/u.test(joined) ? joined : `_${joined}`;
}

/** Whether a text is an identifier of TypeScript, be it reserved or not. */
export function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(text) && !/[\u200c\u200d]/.test(text);
}

/** Whether a text can stand as the name of an exported type: an identifier that means nothing else already. */
export function isFreeTypeName(text: string): boolean {
  return isIdentifier(text) && !reserved.has(text) && !ownExports.has(text);
}

/** What no type can be called: TypeScript's own types, and the words that are reserved in a module. */
const reserved: ReadonlySet<string> = new Set(
  (
    "any bigint boolean never null number object string symbol undefined unknown void " +
    "await break case catch class const continue debugger default delete do else enum export extends false " +
    "finally for function if implements import in instanceof interface let new package private protected " +
    "public return static super switch this throw true try typeof var while with yield"
  ).split(" "),
);

function capitalise(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}

function spellOut(key: string): string {
  return `U${Array.from(key, (character) => character.codePointAt(0)?.toString(16) ?? "").join("_")}`;
}
