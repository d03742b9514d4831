import type { TFunction } from 'i18next';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';

/** A piece of a sentence: plain text, or a term that leads to its entry. */
export type ReasonPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'term'; readonly key: string; readonly text: string };

/** Stands in a sentence where the related terms go; no text of the interface holds it. */
const MARKER = '\uE000';

function text(value: string): ReasonPart[] {
  return value === '' ? [] : [{ kind: 'text', text: value }];
}

/** The terms as they stand in a sentence of a language: `A, B and C`. */
function termList(related: IssueRow['related'], language: string): ReasonPart[] {
  let next = 0;
  return new Intl.ListFormat(language)
    .formatToParts(related.map(({ term }) => term))
    .flatMap((part): ReasonPart[] => {
      if (part.type === 'literal') return text(part.value);
      const key = related[next++]?.key;
      return key === undefined ? [] : [{ kind: 'term', key, text: part.value }];
    });
}

/**
 * Says in the language of the interface what is wrong with an entry, in pieces, so that the related terms can
 * be links.
 *
 * @param t texts of the page
 * @param language language of these texts
 */
export function reasonParts(
  t: TFunction<'issues'>,
  language: string,
  { type, related, remark }: Pick<IssueRow, 'type' | 'related' | 'remark'>,
): ReasonPart[] {
  const sentence = t(sentenceOf({ type, related, remark }), { related: MARKER });
  const [before = '', ...after] = sentence.split(MARKER);
  return [
    ...text(before),
    ...(after.length === 0 ? [] : [...termList(related, language), ...text(after.join(''))]),
    ...(remark === null ? [] : text(t('remark', { remark }))),
  ];
}

/** A model takes terms for the same that are defined in other words. */
function sentenceOf({ type, related, remark }: Pick<IssueRow, 'type' | 'related' | 'remark'>) {
  if (related.length === 0) return `reason.${type}` as const;
  return type === 'duplicate' && remark !== null ? 'sameThing' : (`reasonWith.${type}` as const);
}
