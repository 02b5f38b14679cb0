/** How many are kept. A receiver has one or two secrets; one for every tenant may have many more. */
const KEPT = 1000;

/** Makes something of a value, and keeps it for the next time: for the last thousand values that were new. */
export function keepLast<Value, Made>(make: (value: Value) => Made): (value: Value) => Made {
  const kept = new Map<Value, Made>();
  return (value) => {
    let made = kept.get(value);
    if (made === undefined) {
      made = make(value);
      for (const oldest of kept.size < KEPT ? [] : kept.keys()) {
        kept.delete(oldest);
        break;
      }
      kept.set(value, made);
    }
    return made;
  };
}
