/** Ten thousand paths of two hundred characters, more than any page of this app sends. */
const MOST_CHARACTERS = 2_000_000;
const MOST_VALUES = 50_000;
const DEEPEST = 8;

/**
 * Tells whether an argument may be looked at more closely: plain data of a bounded size. Each value is counted as
 * often as it can be reached, so that neither a cycle nor an object that holds another a thousand times gets through.
 *
 * @param argument what came from the page: anything that can be cloned between processes
 */
export function isOfModestSize(argument: unknown): boolean {
  let characters = 0;
  let values = 0;
  const isModest = (value: unknown, depth: number): boolean => {
    values += 1;
    if (values > MOST_VALUES) return false;
    if (typeof value === 'string') {
      characters += value.length;
      return characters <= MOST_CHARACTERS;
    }
    if (typeof value !== 'object' || value === null) return typeof value !== 'bigint';
    if (depth === DEEPEST) return false;
    if (Array.isArray(value)) {
      // An array may claim a length without having the elements.
      return value.length <= MOST_VALUES && value.every((element) => isModest(element, depth + 1));
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) return false;
    for (const [key, member] of Object.entries(value)) {
      characters += key.length;
      if (!isModest(member, depth + 1)) return false;
    }
    return characters <= MOST_CHARACTERS;
  };
  return isModest(argument, 0);
}
