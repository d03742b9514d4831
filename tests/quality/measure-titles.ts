import type { EntryContent } from '../../src-main/domain/entry.ts';
import type { DocumentToExtract } from '../../src-main/domain/extraction.ts';
import type { RankedTerm } from '../../src-main/domain/term.ts';
import { termKeyOfText } from '../../src-main/text/term-key.ts';
import type { GoldLanguage, TitledGold } from './collection.ts';
import type { WrongDefinition } from './measure-definitions.ts';
import type { Share } from './scores.ts';

/** What the engine makes of titles whose documents explain them. */
export interface TitleFigures {
  /** Of the titles that another document uses, those that are proposed. */
  readonly proposed: Share;
  readonly notProposed: readonly string[];
  /** Of all titles, those whose definition lies in the first paragraph of their own document. */
  readonly defined: Share;
  readonly notDefined: readonly WrongDefinition[];
}

/** The engine's terms by the keys of all their forms. */
export function rowsByKey(terms: readonly RankedTerm[]): ReadonlyMap<string, RankedTerm> {
  const rows = new Map(terms.map((term) => [term.key, term]));
  for (const term of terms) {
    for (const { key } of term.forms) if (!rows.has(key)) rows.set(key, term);
  }
  return rows;
}

/** @param contents of all proposed terms and of all titles, by their keys */
export function measureTitles(
  { titles }: TitledGold,
  documents: readonly DocumentToExtract[],
  language: GoldLanguage,
  rows: ReadonlyMap<string, RankedTerm>,
  contents: ReadonlyMap<string, EntryContent>,
): TitleFigures {
  const lowerTexts = documents.map(({ path, text }) => ({ path, text: text.toLowerCase() }));
  const usedElsewhere = titles.filter(({ title, document }) =>
    lowerTexts.some(({ path, text }) => path !== document && text.includes(title.toLowerCase())),
  );
  const rowFor = (title: string): RankedTerm | undefined => rows.get(termKeyOfText(title, language));
  const notProposed = usedElsewhere.filter(({ title }) => rowFor(title)?.proposed !== true);
  const notDefined: WrongDefinition[] = [];
  for (const { title, document, start, end } of titles) {
    const content = contents.get(rowFor(title)?.key ?? '');
    const citation = content?.definition === null ? undefined : content?.citations[0];
    const isOwn = citation?.document === document && citation.start >= start && citation.start < end;
    if (!isOwn) notDefined.push({ term: title, definition: content?.definition ?? '' });
  }
  return {
    proposed: { right: usedElsewhere.length - notProposed.length, of: usedElsewhere.length },
    notProposed: notProposed.map(({ title }) => title),
    defined: { right: titles.length - notDefined.length, of: titles.length },
    notDefined,
  };
}
