import { z } from 'zod';
import type { FoundIssue } from '../../domain/issue.ts';
import type { AnswerSchema } from '../chat-model.ts';
import { REVIEWABLE_TYPES } from '../glossary-reviewer.ts';
import { ENTRIES_OF } from '../prompts/review-instructions.ts';
import type { ReviewFault } from '../prompts/review-instructions.ts';
import type { ReviewPrompt, ShownEntry } from '../prompts/review-prompt.ts';
import { jsonValues } from './json-values.ts';
import { asRemark } from './plain-text.ts';

const issueSchema = z.object({
  ids: z.array(z.string()),
  type: z.enum(REVIEWABLE_TYPES),
  reason: z.string(),
});
type IssueAnswer = z.infer<typeof issueSchema>;

const { $schema: _dialect, ...schema } = z.toJSONSchema(z.object({ issues: z.array(issueSchema) }));

/** The form of an answer as servers take it: every field is required and no other allowed. */
export const REVIEW_ANSWER: AnswerSchema = { name: 'review', schema };

/** One issue in another form must not spoil the others. */
const readSchema = z.union([z.object({ issues: z.array(z.unknown()) }), z.array(z.unknown())]);

/** A model that has more to say about an entry says anything. */
const MOST_ISSUES_AN_ENTRY = 3;
/** Of so many entries not every one has a fault: a model that says so is too weak to judge. */
const LEAST_TO_DOUBT = 4;
/** Further issues are not looked at. */
const MOST_ISSUES = 40;

/** What an answer comes to: the issues that hold, or what was wrong with it where none does. */
export type Reviewed =
  { readonly issues: readonly FoundIssue[] } | { readonly issues: null; readonly fault: ReviewFault };

/**
 * Reads what a model answered, whatever that is, and keeps the issues that can be true: of a known type, about entries
 * that were shown, as many as the type wants, with a reason that a person may be shown. Where every one of several entries
 * is said to have a fault, nothing is believed. Never throws because of it.
 */
export function readReview(text: string, prompt: ReviewPrompt): Reviewed {
  let fault: ReviewFault = 'no-json';
  for (const value of jsonValues(text)) {
    const read = readSchema.safeParse(value);
    if (read.success) return judge(Array.isArray(read.data) ? read.data : read.data.issues, prompt);
    fault = 'other-form';
  }
  return { issues: null, fault };
}

function judge(answered: readonly unknown[], prompt: ReviewPrompt): Reviewed {
  const judged = answered.slice(0, MOST_ISSUES).map((value) => judgeOne(value, prompt));
  const found = judged.filter((one) => typeof one !== 'string');
  const fault = judged.find((one) => typeof one === 'string');
  if (found.length === 0 && fault !== undefined) return { issues: null, fault };
  const faulty = new Set(found.map(({ termKey }) => termKey));
  const isBelieved = prompt.shown.length < LEAST_TO_DOUBT || faulty.size < prompt.shown.length;
  return { issues: isBelieved ? withoutTooMany(found) : [] };
}

function judgeOne(value: unknown, prompt: ReviewPrompt): FoundIssue | ReviewFault {
  const issue = issueSchema.safeParse(value);
  if (!issue.success) return 'other-form';
  const entries = entriesOf(issue.data, prompt.shown);
  if (entries === null) return 'other-issues';
  const forms = entries.flatMap(({ entry }) => [entry.term, ...entry.aliases]);
  const reason = asRemark(issue.data.reason, prompt, forms);
  if (reason === null) return 'no-reason';
  const [last, ...others] = entries.map(({ entry }) => entry).toReversed();
  if (last === undefined) return 'other-issues';
  const relatedKeys = others.map(({ termKey }) => termKey).toReversed();
  // What contradicts what is for a person to compare.
  const passages =
    issue.data.type === 'contradicting' ? entries.flatMap(({ entry }) => entry.citations.slice(0, 1)) : [];
  return { termKey: last.termKey, type: issue.data.type, reason, relatedKeys, passages };
}

/** The entries that an issue names, in the order in which they were shown; null where it may not name these. */
function entriesOf({ ids, type }: IssueAnswer, shown: readonly ShownEntry[]): readonly ShownEntry[] | null {
  const named = new Set(ids.map((id) => id.trim()));
  const entries = shown.filter(({ id }) => named.has(id));
  const isWhole = entries.length === named.size;
  const isEnough = ENTRIES_OF[type] === 'one' ? entries.length === 1 : entries.length > 1;
  return isWhole && isEnough ? entries : null;
}

/** Each issue once, and a few of each entry: the first ones. */
function withoutTooMany(issues: readonly FoundIssue[]): FoundIssue[] {
  const known = new Set<string>();
  const counts = new Map<string, number>();
  return issues.filter(({ termKey, type, relatedKeys }) => {
    const name = JSON.stringify([type, termKey, relatedKeys]);
    const count = counts.get(termKey) ?? 0;
    if (known.has(name) || count >= MOST_ISSUES_AN_ENTRY) return false;
    known.add(name);
    counts.set(termKey, count + 1);
    return true;
  });
}
