import { foundIssuesSchema } from '../domain/issue-schema.ts';
import type { GlossaryReviewer } from '../llm/glossary-reviewer.ts';
import { dependableAnswer } from './dependable-answer.ts';
import type { RunOptions } from './run-options.ts';

/**
 * A reviewer as a run can rely on it: it stops at once when it is asked to, an answer of another form or about entries
 * that it was not given is an error of this one group, and a model that cannot be used at all is told from one that
 * failed once.
 *
 * @param settings what the reviewer was made from
 */
export function dependableReviewer(
  reviewer: GlossaryReviewer,
  settings: RunOptions['provider'],
): GlossaryReviewer {
  return {
    identity: reviewer.identity,
    mostAtOnce: reviewer.mostAtOnce,
    review: async (entries, signal) => {
      const answer = await dependableAnswer(reviewer.review(entries, signal), settings, signal);
      const issues = foundIssuesSchema.safeParse(answer);
      const given = new Set(entries.map(({ termKey }) => termKey));
      const isOfThese = issues.data?.every(({ termKey, relatedKeys }) =>
        [termKey, ...relatedKeys].every((key) => given.has(key)),
      );
      if (isOfThese !== true) throw new Error('The answer does not have the form of a review.');
      return issues.data ?? [];
    },
  };
}
