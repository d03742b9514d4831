/**
 * What an issue says, in the language of the term that has it, so that a Japanese glossary is not explained
 * in English.
 */
interface Reasons {
  undescribed(term: string): string;
  undefined(term: string): string;
  unsupported(term: string): string;
  duplicate(term: string, first: string): string;
  circular(term: string, others: readonly string[]): string;
  contradicting(term: string, documents: readonly string[]): string;
}

const ENGLISH: Reasons = {
  undescribed: (term) => `The documents neither define nor describe "${term}".`,
  undefined: (term) =>
    `No sentence of the documents defines "${term}"; the most telling passage is shown instead.`,
  unsupported: (term) => `The definition of "${term}" cites no passage that stands in the documents.`,
  duplicate: (term, first) => `"${term}" has the same definition as "${first}".`,
  circular: (term, others) =>
    others.length === 1
      ? `"${term}" and "${others[0] ?? ''}" are explained by each other.`
      : `"${term}" and ${others.map((other) => `"${other}"`).join(', ')} are explained by one another in a circle.`,
  contradicting: (term, documents) => `"${term}" is defined differently in ${documents.join(', ')}.`,
};

const JAPANESE: Reasons = {
  undescribed: (term) => `文書の中に「${term}」を定義する文も説明する箇所もありません。`,
  undefined: (term) =>
    `文書の中に「${term}」を定義する文がありません。代わりに最もよく説明している箇所を示しています。`,
  unsupported: (term) => `「${term}」の定義が引用する箇所は、どの文書にもありません。`,
  duplicate: (term, first) => `「${term}」の定義は「${first}」の定義と同じです。`,
  circular: (term, others) =>
    others.length === 1
      ? `「${term}」と「${others[0] ?? ''}」は互いを使って説明されています。`
      : `「${term}」と${others.map((other) => `「${other}」`).join('')}の説明は、たどると元に戻ります。`,
  contradicting: (term, documents) =>
    `「${term}」の定義は文書によって異なります（${documents.join('、')}）。`,
};

const JAPANESE_SCRIPT = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** The reasons in the language that a term and its passage (null where there is none) are written in. */
export function reasonsFor(term: string, passage: string | null): Reasons {
  return JAPANESE_SCRIPT.test(term + (passage ?? '')) ? JAPANESE : ENGLISH;
}
