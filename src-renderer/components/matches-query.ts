/** A text in which what only looks otherwise is the same: width, case, and white space around it. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** Tells whether a name holds each word of a query, in any width and case. An empty query fits every name. */
export function matchesQuery(name: string, query: string): boolean {
  const inName = folded(name);
  return folded(query)
    .split(/\s+/u)
    .every((word) => inName.includes(word));
}
