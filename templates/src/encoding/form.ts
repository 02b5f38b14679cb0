/**
 * A payload as a form (`application/x-www-form-urlencoded`): members and items in brackets, null as nothing, what has
 * no members or items as JSON, since a form could not tell it from what is absent.
 */
export function form(payload: unknown): string {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload))
    return JSON.stringify(payload);
  return new URLSearchParams(fieldsOf(payload, (name) => name)).toString();
}

function fieldsOf(value: object, nameOf: (key: string) => string): [name: string, text: string][] {
  return Object.entries(value).flatMap(([key, child]: [string, unknown]): [name: string, text: string][] => {
    const name = nameOf(key);
    if (typeof child !== "object" || child === null) return [[name, child === null ? "" : String(child)]];
    if (Object.keys(child).length === 0) return [[name, JSON.stringify(child)]];
    return fieldsOf(child, (inner) => `${name}[${inner}]`);
  });
}
