import { z } from 'zod';
import { CANDIDATE_VERDICTS } from '../../domain/candidate-judgement.ts';
import type { CandidateJudgement } from '../../domain/candidate-judgement.ts';
import { TERM_CATEGORIES } from '../../domain/term.ts';
import type { CandidateToJudge } from '../candidate-judge.ts';
import type { AnswerSchema } from '../chat-model.ts';
import type { JudgingFault } from '../prompts/judging-instructions.ts';
import type { JudgingPrompt } from '../prompts/judging-prompt.ts';
import { jsonValues } from './json-values.ts';
import { asRemark } from './plain-text.ts';

const verdictSchema = z.enum(CANDIDATE_VERDICTS);
const categorySchema = z.enum(TERM_CATEGORIES);

const { $schema: _dialect, ...schema } = z.toJSONSchema(
  z.object({
    judgements: z.array(
      z.object({ id: z.string(), verdict: verdictSchema, category: categorySchema, reason: z.string() }),
    ),
  }),
);

/** The form of an answer as servers take it. */
export const JUDGING_ANSWER: AnswerSchema = { name: 'judgements', schema };

/** One judgement as models write it: an id may be without quotes, a word in another spelling, a reason missing. */
const judgementSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  verdict: z.string().transform(asWord).pipe(verdictSchema),
  category: z.string().transform(asWord).pipe(categorySchema),
  reason: z.string().catch(''),
});
const namedSchema = judgementSchema.pick({ id: true });

/** One judgement in another form must not spoil the others. */
const itemsSchema = z.union([z.object({ judgements: z.array(z.unknown()) }), z.array(z.unknown())]);

/** A model that wraps its answer does it once or twice. */
const MOST_WRAPPERS = 2;

function asWord(word: string): string {
  const spelled = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
  return spelled === 'organization' ? 'organisation' : spelled;
}

/** What an answer says of the candidates that it names rightly, or what is wrong with it as a whole. */
export type ReadJudgements =
  | { readonly judgements: ReadonlyMap<CandidateToJudge, CandidateJudgement> }
  | { readonly judgements: null; readonly fault: JudgingFault };

/**
 * Finds the judgements in what a model wrote, whatever that is; never throws because of it. They are matched by id alone:
 * an id that was not given is nobody's, the first of two with one id counts, and a judgement in other words than the
 * offered ones is none. A reason that people cannot be shown becomes empty.
 */
export function readJudgements(text: string, prompt: JudgingPrompt): ReadJudgements {
  let fault: JudgingFault = 'no-json';
  for (const value of jsonValues(text)) {
    const items = itemsOf(value);
    if (items === null) {
      if (fault === 'no-json') fault = 'other-form';
      continue;
    }
    const judgements = match(items, prompt);
    if (judgements.size > 0) return { judgements };
    fault = 'no-judgement';
  }
  return { judgements: null, fault };
}

/** The list in an answer, which may be wrapped in objects with one field. */
function itemsOf(value: unknown, wrappers = MOST_WRAPPERS): readonly unknown[] | null {
  const items = itemsSchema.safeParse(value);
  if (items.success) return Array.isArray(items.data) ? items.data : items.data.judgements;
  if (typeof value !== 'object' || value === null) return null;
  // One judgement alone, for one candidate.
  if ('verdict' in value) return [value];
  const inside: unknown[] = Object.values(value);
  return wrappers > 0 && inside.length === 1 ? itemsOf(inside[0], wrappers - 1) : null;
}

function match(
  items: readonly unknown[],
  prompt: JudgingPrompt,
): ReadonlyMap<CandidateToJudge, CandidateJudgement> {
  const seen = new Set<string>();
  const judgements = new Map<CandidateToJudge, CandidateJudgement>();
  for (const item of items) {
    const named = namedSchema.safeParse(item);
    const id = named.data?.id.trim() ?? '';
    const candidate = prompt.candidates.get(id);
    if (candidate === undefined || seen.has(id)) continue;
    seen.add(id);
    const judged = judgementSchema.safeParse(item);
    if (!judged.success) continue;
    const { verdict, category, reason } = judged.data;
    const forms = [candidate.term, ...candidate.aliases];
    judgements.set(candidate, { verdict, category, reason: asRemark(reason, prompt, forms) ?? '' });
  }
  return judgements;
}
