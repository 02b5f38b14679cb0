/**
 * The headers of a request: a `Headers` object, or a record as `node:http` has it. Names are matched without
 * case.
 */
export type RequestHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What `HeaderReader.read` gives for a header that stands there more than once: the same in all copies of this code that a
 * process may hold.
 */
export const REPEATED: unique symbol = Symbol.for("hookstep:repeated");

/** Reads either form of headers in one way. */
export class HeaderReader {
  readonly #source: RequestHeaders;
  #web: Headers | undefined;

  constructor(source: RequestHeaders | undefined) {
    this.#source = source ?? {};
  }

  /**
   * The value of one header, whose name is given in lower case; `undefined` when it is not there. A header
   * stands there more than once as a list of several values, or under two spellings in one record. What a
   * platform has already joined with a comma is one value.
   */
  read(name: string): string | typeof REPEATED | undefined {
    const source = this.#source;
    if (isWebHeaders(source)) return source.get(name) ?? undefined;
    let found: string | undefined;
    for (const key in source) {
      if (key.length !== name.length || (key !== name && key.toLowerCase() !== name)) continue;
      const value = onlyValue(source[key]);
      if (value === undefined) continue;
      if (value === REPEATED || found !== undefined) return REPEATED;
      found = value;
    }
    return found;
  }

  /** The headers as a `Headers` object, made when first asked for. */
  get web(): Headers {
    return (this.#web ??= isWebHeaders(this.#source) ? this.#source : toWebHeaders(this.#source));
  }
}

/** A copy of headers without one of them. */
export function withoutHeader(headers: Headers, name: string): Headers {
  const rest = new Headers(headers);
  rest.delete(name);
  return rest;
}

function isWebHeaders(source: RequestHeaders): source is Headers {
  return typeof source.get === "function";
}

function onlyValue(value: string | readonly string[] | undefined): string | typeof REPEATED | undefined {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return undefined;
  return value.length > 1 ? REPEATED : onlyValue(value[0]);
}

/** Leaves out what a `Headers` object cannot hold, such as the pseudo-headers of HTTP/2. */
function toWebHeaders(source: Exclude<RequestHeaders, Headers>): Headers {
  const headers = new Headers();
  for (const name in source) {
    for (const value of [source[name] ?? []].flat()) {
      try {
        headers.append(name, value);
      } catch {
        continue;
      }
    }
  }
  return headers;
}
