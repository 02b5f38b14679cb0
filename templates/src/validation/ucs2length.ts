/**
 * Length of a string in Unicode code points, which is what `minLength` and `maxLength` count
 * (JSON Schema validation, 6.3). A lone surrogate counts as one.
 */
export function ucs2length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if (isBetween(text, index, 0xd800, 0xdbff) && isBetween(text, index + 1, 0xdc00, 0xdfff)) {
      length--;
      index++;
    }
  }
  return length;
}

function isBetween(text: string, index: number, low: number, high: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= low && unit <= high;
}
