/**
 * Whether two JSON values are equal in the sense of `const`, `enum` and `uniqueItems` (JSON Schema core,
 * 4.2.2): numbers by value, objects without regard to the order of their members.
 */
export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left)) return Array.isArray(right) && equalArrays(left, right);
  return !Array.isArray(right) && equalObjects(left, right);
}

function equalArrays(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, index) => equal(item, right[index]));
}

function equalObjects(left: object, right: object): boolean {
  const members = Object.entries(left);
  return (
    members.length === Object.keys(right).length &&
    members.every(
      ([key, value]) => Object.hasOwn(right, key) && equal(value, (right as Record<string, unknown>)[key]),
    )
  );
}
