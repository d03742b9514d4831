import type { Behaviour, Question } from './behaviour.ts';

const CANDIDATE = /<(candidate-\w+) id="([^"]+)">\n(.*?)\n<\/\1>/gsu;

/** A candidate as a model reads it. */
export interface ShownCandidate {
  readonly id: string;
  readonly term: string;
  /** What the program takes it for. */
  readonly category: string;
  readonly passages: readonly string[];
}

/** What a model says of a candidate. */
export interface SaidOfCandidate {
  readonly verdict: string;
  readonly category: string;
  readonly reason: string;
}

/** The candidates in a question; empty for one that asks something else. */
export function shownCandidates({ content }: Pick<Question, 'content'>): ShownCandidate[] {
  return [...content.matchAll(CANDIDATE)].map(([, , id = '', block = '']) => {
    const values = (label: RegExp): string[] => [...block.matchAll(label)].map(([, value = '']) => value);
    const [term = ''] = values(/^(?:Candidate|候補): (.*)$/gmu);
    const [category = ''] = values(/^(?:Category so far|現在の分類): (.*)$/gmu);
    return { id, term, category, passages: values(/^(?:Passage|一節): (.*)$/gmu) };
  });
}

/** Judges the candidates of a question; null for a question that asks something else. */
export function judgeAll(
  question: Pick<Question, 'content'>,
  judge: (candidate: ShownCandidate) => SaidOfCandidate,
): (Behaviour & { readonly kind: 'answer' }) | null {
  const shown = shownCandidates(question);
  if (shown.length === 0) return null;
  return {
    kind: 'answer',
    json: { judgements: shown.map((candidate) => ({ id: candidate.id, ...judge(candidate) })) },
  };
}

/** What a model says that agrees with the program. */
export function agrees({ category }: ShownCandidate): SaidOfCandidate {
  return { verdict: 'term', category, reason: 'A name.' };
}
