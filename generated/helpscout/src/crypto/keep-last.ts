/** How many are kept. A receiver has one or two secrets; one for every tenant may have many more. */
const KEPT = 100;

/** Makes something of a value, and keeps it for the next time: for the last hundred values. */
export function keepLast<Value, Made>(make: (value: Value) => Made): (value: Value) => Made {
  const kept = new Map<Value, Made>();
  return (value) => {
    let made = kept.get(value);
    if (made === undefined) {
      const [oldest] = kept.size < KEPT ? [] : kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
      made = make(value);
      kept.set(value, made);
    }
    return made;
  };
}
