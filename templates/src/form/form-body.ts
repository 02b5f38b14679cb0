import { isRecord, readText } from "./form-text.js";
import type { FormObject, FormShape } from "./shape.js";

/** A field and the fields in brackets below it: `data[merges][EMAIL]`. */
interface Field {
  readonly texts: string[];
  readonly fields: Map<string, Field>;
}

/** So deep may brackets nest; a name with more of them is one name. */
const MAX_DEPTH = 32;

/**
 * Reads bodies that are forms (`application/x-www-form-urlencoded`, WHATWG URL, section 5) into the payloads that the
 * spec describes: names in brackets as members and items, repeated names as lists, texts as what they stand for. A body
 * that is JSON all the same is read as JSON: no form begins with `{` or `[`, which it would encode.
 */
export function formBody(shape: FormObject): (text: string) => unknown {
  return (text) => {
    if (/^\s*[{[]/.test(text)) return JSON.parse(text) as unknown;
    const root = emptyField();
    for (const [name, value] of new URLSearchParams(text)) fieldAt(root, keysOf(name)).texts.push(value);
    return readMembers(root, shape);
  };
}

function emptyField(): Field {
  return { texts: [], fields: new Map() };
}

/** `a[b][]` is `a`, `b` and an item; a name whose brackets do not match is one key. */
function keysOf(name: string): readonly string[] {
  const [, first = "", brackets = ""] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  const keys = brackets === "" ? [] : brackets.slice(1, -1).split("][");
  return first === "" || keys.length > MAX_DEPTH ? [name] : [first, ...keys];
}

function fieldAt(root: Field, keys: readonly string[]): Field {
  let field = root;
  for (const key of keys) {
    const next = field.fields.get(key) ?? emptyField();
    field.fields.set(key, next);
    field = next;
  }
  return field;
}

function readField(field: Field, shape: FormShape | undefined): unknown {
  const { texts, fields } = field;
  const isList = isRecord(shape) ? "items" in shape : [...fields.keys()].every(isIndex) && texts.length !== 1;
  if (isList) return readItems(field, isRecord(shape) && "items" in shape ? shape.items : undefined);
  if (fields.size > 0) return readMembers(field, isRecord(shape) && "members" in shape ? shape : undefined);
  return readText(texts.at(-1) ?? "", shape);
}

function readMembers({ fields }: Field, shape: FormObject | undefined): unknown {
  const known = shape?.members ?? {};
  return Object.fromEntries(
    [...fields].map(([name, field]) => [
      name,
      readField(field, Object.hasOwn(known, name) ? known[name] : undefined),
    ]),
  );
}

/** Items in the order of their indexes, `a[]` and repeated names in the order of the form. */
function readItems({ texts, fields }: Field, shape: FormShape | null | undefined): unknown {
  const item = shape ?? undefined;
  const [only] = texts;
  if (texts.length === 1 && only !== undefined && fields.size === 0) {
    const list = readText(only, { items: item ?? null });
    return Array.isArray(list) ? list : [readText(only, item)];
  }
  const nested = [...fields].toSorted(([left], [right]) => Number(left) - Number(right));
  return [
    ...texts.map((text) => readText(text, item)),
    ...nested.flatMap(([key, field]) =>
      key === "" && field.fields.size === 0
        ? field.texts.map((text) => readText(text, item))
        : [readField(field, item)],
    ),
  ];
}

function isIndex(key: string): boolean {
  return /^\d*$/.test(key);
}
