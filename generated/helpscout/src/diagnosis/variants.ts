import { decodeBody } from "../body.js";
import { phpJson } from "../encoding/php-json.js";
import { decodeSignature } from "../signature/encoding.js";
import { toKey, type Key, type KeyForm } from "../signature/key.js";

/** Something that may have been signed instead, and what it means if it was. */
export interface Variant<T> {
  readonly value: T;
  readonly hint: string;
}

const PRINTED_AGAIN =
  "something on the way has parsed the body and printed it again. Hand the raw bytes over, before any body parser.";

/** What a secret may have become between the sender's page and this process. */
export function secretVariants(secret: string, form: KeyForm | undefined): readonly Variant<Key>[] {
  const texts = [
    { value: secret.trim(), hint: "`secret` has white space or a line end around it: trim it." },
    {
      value: secret.trim().replace(/^(["'])(.*)\1$/s, "$2"),
      hint: "`secret` has quotes around it: remove them.",
    },
    {
      value: `${secret}\n`,
      hint: "The sender's secret ends with a line end: it was pasted or piped with one.",
    },
  ].filter(({ value }) => value !== secret && value !== "");
  const keys = texts.flatMap(({ value, hint }) => {
    const key = tryKey(value, form);
    return key === undefined ? [] : [{ value: key, hint }];
  });
  if (form !== undefined)
    return [
      ...keys,
      { value: secret, hint: `The sender takes \`secret\` as a text, not as ${form.encoding}.` },
    ];
  const decoded = (["base64", "hex"] as const).flatMap((encoding) => {
    const value = decodeSignature(secret.trim(), encoding);
    const hint = `The key is what \`secret\` says in ${encoding}, not its text: is it another kind of secret?`;
    return value === undefined || value.length === 0 ? [] : [{ value, hint }];
  });
  return [...keys, ...decoded];
}

function tryKey(secret: string, form: KeyForm | undefined): Key | undefined {
  try {
    return toKey(secret, form);
  } catch {
    return undefined;
  }
}

/** What a body may have been when it was signed. */
export function bodyVariants(body: Uint8Array): readonly Variant<Uint8Array>[] {
  const text = decodeBody(body);
  const ends = [
    {
      value: text.trimEnd(),
      hint: "The signature is right for the body without its line end: who has added it?",
    },
    { value: `${text}\n`, hint: "The signature is right for the body with a line end: who has removed it?" },
  ];
  return [...ends, ...printings(text)].map(({ value, hint }) => ({
    value: new TextEncoder().encode(value),
    hint,
  }));
}

/** The same JSON, printed as others print it. */
function printings(text: string): readonly Variant<string>[] {
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    return [];
  }
  return [
    {
      value: JSON.stringify(payload),
      hint: `The signature is right for the same JSON without white space: ${PRINTED_AGAIN}`,
    },
    {
      value: phpJson(payload),
      hint: `The signature is right for the same JSON with the escapes of PHP: ${PRINTED_AGAIN}`,
    },
    {
      value: JSON.stringify(payload, null, 2),
      hint: `The signature is right for the same JSON, indented: ${PRINTED_AGAIN}`,
    },
  ];
}
