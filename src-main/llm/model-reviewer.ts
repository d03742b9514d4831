import { readReview, REVIEW_ANSWER } from './answers/review-answer.ts';
import type { Reviewed } from './answers/review-answer.ts';
import type { ChatModel } from './chat-model.ts';
import type { GlossaryReviewer } from './glossary-reviewer.ts';
import { REVIEW_PROMPT_VERSION } from './prompts/review-instructions.ts';
import {
  canShow,
  mostEntriesAtOnce,
  reviewAnswerTokens,
  reviewRepairContent,
  writeReviewPrompt,
} from './prompts/review-prompt.ts';
import type { ReviewSettings } from './prompts/review-prompt.ts';
import { unguessable } from './prompts/unguessable.ts';

export interface ModelReviewerOptions {
  /** Letters and digits that nobody can know beforehand; other ones each time. */
  readonly random?: () => string;
}

/**
 * Lets a model review entries that belong together. What it answers is data, see `readReview`. An answer of which nothing
 * holds is asked for once more with its fault named; after that these entries have no issue. An entry that tries to give
 * orders is not shown.
 *
 * `review` throws what the model throws.
 */
export function createModelReviewer(
  model: ChatModel,
  settings: ReviewSettings,
  { random = unguessable }: ModelReviewerOptions = {},
): GlossaryReviewer {
  return {
    identity: `review/${REVIEW_PROMPT_VERSION} ${model.identity} ${settings.language} ${settings.contextTokens}`,
    mostAtOnce: mostEntriesAtOnce(settings),
    async review(entries, signal) {
      signal.throwIfAborted();
      const shown = entries.filter(canShow);
      if (shown.length < 2) return [];
      const prompt = writeReviewPrompt(shown, settings, random());
      const ask = async (content: string): Promise<Reviewed> => {
        const { text } = await model.ask(
          {
            instructions: prompt.instructions,
            content,
            answer: REVIEW_ANSWER,
            mostTokens: reviewAnswerTokens(settings),
          },
          signal,
        );
        return readReview(text, prompt);
      };
      const first = await ask(prompt.content);
      if (first.issues !== null) return first.issues;
      const second = await ask(reviewRepairContent(prompt, first.fault));
      return second.issues ?? [];
    },
  };
}
