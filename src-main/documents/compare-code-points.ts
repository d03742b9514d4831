/**
 * Compares two strings by their code points, the same on every machine and in every locale. (The operator
 * `<` compares UTF-16 units, which puts characters outside the BMP before U+E000.)
 *
 * @returns negative, zero or positive, as `Array.sort` takes it
 */
export function compareCodePoints(first: string, second: string): number {
  const shorter = Math.min(first.length, second.length);
  for (let offset = 0; offset < shorter; offset++) {
    if (first.charCodeAt(offset) !== second.charCodeAt(offset)) {
      return (first.codePointAt(offset) ?? 0) - (second.codePointAt(offset) ?? 0);
    }
  }
  return first.length - second.length;
}
