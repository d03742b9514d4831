import { describe, expect, it } from 'vitest';
import { EMPTY_CONTENT } from '../../../src-main/domain/entry.ts';
import type { FoundIssue } from '../../../src-main/domain/issue.ts';
import { ModelError } from '../../../src-main/llm/model-error.ts';
import { extractiveProvider } from '../../../src-main/llm/extractive-provider.ts';
import { dependableProvider } from '../../../src-main/runs/dependable-provider.ts';
import { UnusableModelError } from '../../../src-main/runs/unusable-model.ts';
import { MODEL_SETTINGS } from '../../support/model-settings.ts';

const ENTRY = { termKey: 'bell', term: 'bell', aliases: [], definition: 'A thing.', citations: [] };
const REQUEST = { termKey: 'bell', term: 'bell', aliases: [], passages: [] };
const WEAK = { definition: 'A thing.', weaknesses: [{ type: 'too-broad', reason: 'So.' }] } as const;
const ISSUE: FoundIssue = {
  termKey: 'bell',
  type: 'too-broad',
  reason: 'So.',
  relatedKeys: [],
  passages: [],
};

/** A reviewer and a refiner of which each call does the same. */
function dependable(work: () => Promise<never>) {
  const { reviewer, refiner } = dependableProvider(
    {
      ...extractiveProvider,
      reviewer: { identity: 'reviewer', mostAtOnce: 3, review: work },
      refiner: { identity: 'refiner', refine: work },
    },
    MODEL_SETTINGS,
  );
  if (reviewer === undefined || refiner === undefined) throw new Error('They were left out.');
  return (signal: AbortSignal = new AbortController().signal) => [
    reviewer.review([ENTRY], signal),
    refiner.refine(REQUEST, WEAK, signal),
  ];
}

describe('a reviewer and a refiner that a run relies on', () => {
  it('W01: end the run where the model cannot be used at all, and fail one unit otherwise', async () => {
    const missing = dependable(() => Promise.reject(new ModelError('model-missing', 'There is none.')));
    await Promise.all(missing().map((failed) => expect(failed).rejects.toBeInstanceOf(UnusableModelError)));
    const broken = new ModelError('answer-broken', 'It broke off.');
    const failing = dependable(() => Promise.reject(broken));
    await Promise.all(failing().map((failed) => expect(failed).rejects.toBe(broken)));
  });

  it('W19: stop at once, whatever the model does', async () => {
    const stop = new AbortController();
    const stopped = dependable(() => new Promise(() => {}))(stop.signal);
    stop.abort(new Error('stopped'));
    await Promise.all(stopped.map((failed) => expect(failed).rejects.toThrow('stopped')));
  });

  it('W09: give nothing but the issues of the entries that were given', async () => {
    const review = async (found: FoundIssue) => {
      const reviewer = { identity: 'reviewer', mostAtOnce: 3, review: async () => [found] };
      const { reviewer: made } = dependableProvider({ ...extractiveProvider, reviewer }, MODEL_SETTINGS);
      return made?.review([ENTRY], new AbortController().signal);
    };
    expect(await review(ISSUE)).toEqual([ISSUE]);
    await expect(review({ ...ISSUE, termKey: 'gong' })).rejects.toThrow('form of a review');
    await expect(review({ ...ISSUE, relatedKeys: ['gong'] })).rejects.toThrow('form of a review');
  });

  it('give the content of an entry, or none', async () => {
    const refine = async (content: typeof EMPTY_CONTENT | null) => {
      const refiner = { identity: 'refiner', refine: async () => content };
      const { refiner: made } = dependableProvider({ ...extractiveProvider, refiner }, MODEL_SETTINGS);
      return made?.refine(REQUEST, WEAK, new AbortController().signal);
    };
    expect(await refine(null)).toBeNull();
    expect(await refine(EMPTY_CONTENT)).toEqual(EMPTY_CONTENT);
    await expect(refine({ ...EMPTY_CONTENT, confidence: 7 })).rejects.toThrow('form of an entry');
  });
});
