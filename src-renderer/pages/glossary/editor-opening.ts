/* Another page sends a person to an entry to edit it: the page of the glossary opens its editor when it comes up. */

let wanted: string | null = null;

/** Says that the definition of a term is to be edited as soon as the page of the glossary is there. */
export function openInEditor(termKey: string): void {
  wanted = termKey;
}

/** The key of the term whose definition is to be edited; null where none is, and when it was asked for before. */
export function takeWantedEditor(): string | null {
  const termKey = wanted;
  wanted = null;
  return termKey;
}
