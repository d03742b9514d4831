/**
 * The places of the window, as paths behind the `#` of its address. A place keeps everything that is needed
 * to come back to it, so that going back and reloading work.
 */
export const PLACES = {
  projects: '/projects',
  documents: '/documents',
  terms: '/terms',
  glossary: '/glossary',
  issues: '/issues',
  runs: '/runs',
  settings: '/settings',
} as const;
export type PageName = keyof typeof PLACES;

/** Leads to where somebody left off. */
export const START = '/';

/** A document, opened where an offset of its text is, with a stretch highlighted. */
export interface DocumentPlace {
  readonly document: string;
  /** UTF-16 offsets of the stretch to highlight; null to open at the beginning. */
  readonly highlight: { readonly start: number; readonly end: number } | null;
}

/**
 * A name as a part of a path. It is encoded twice because the router decodes whole paths once, which would
 * make a name with a `%` in it unreadable.
 */
function toPart(name: string): string {
  return encodeURIComponent(encodeURIComponent(name));
}

/** The name that stands in a part of a path, as the router hands the part over. */
export function nameInPart(part: string): string {
  return decodeURIComponent(part);
}

/** The name of what a path of this window is about; null where it is about a page as a whole. */
export function nameOfPlace(path: string): string | null {
  const part = path.split('/')[2] ?? '';
  return part === '' ? null : nameInPart(decodeURIComponent(part));
}

/** The stretch that stands in a part of a path, null where there is none. */
export function highlightInPart(part: string | undefined): DocumentPlace['highlight'] {
  const match = /^(\d+)-(\d+)$/.exec(part ?? '');
  return match === null ? null : { start: Number(match[1]), end: Number(match[2]) };
}

/** The path of a document that is opened for reading. */
export function documentPlace({ document, highlight }: DocumentPlace): string {
  const stretch = highlight === null ? '' : `/${highlight.start}-${highlight.end}`;
  return `${PLACES.documents}/${toPart(document)}${stretch}`;
}

/** The path of a term in the list of terms. */
export function termPlace(termKey: string): string {
  return `${PLACES.terms}/${toPart(termKey)}`;
}

/** The path of an entry of the glossary. */
export function entryPlace(termKey: string): string {
  return `${PLACES.glossary}/${toPart(termKey)}`;
}

/** The path of a run with its log. */
export function runPlace(runId: string): string {
  return `${PLACES.runs}/${toPart(runId)}`;
}
