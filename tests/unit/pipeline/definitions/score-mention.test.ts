import { describe, expect, it } from 'vitest';
import { scoreMention, sentenceFactsOf } from '../../../../src-main/pipeline/definitions/score-mention.ts';
import { analyse } from './find.ts';

/** The score of the first occurrence of a term in a text of one sentence. */
async function scoreOf(text: string, term: string): Promise<number> {
  const blocks = await analyse(text);
  for (const block of blocks) {
    const at = block.text.indexOf(term);
    const facts = sentenceFactsOf(block).find(({ start, end }) => start <= at && at < end);
    if (at >= 0 && facts !== undefined) return scoreMention(facts, at, at + term.length);
  }
  throw new Error(`The text does not hold ${term}.`);
}

describe('how much a mention tells', () => {
  it('W29: prefers the subject of a sentence to a word in passing', async () => {
    const subject = await scoreOf(
      'The governor keeps the speed of the engine constant under any load.',
      'governor',
    );
    const passing = await scoreOf('The old man had never in his life seen such a big governor.', 'governor');
    expect(subject).toBeGreaterThan(passing);
  });

  it('W29: does the same in Japanese', async () => {
    const subject = await scoreOf('調速機は、負荷が変わっても機関の回転数を一定に保つ。', '調速機');
    const passing = await scoreOf('老人は、これほど大きくて立派な古い調速機を見たことがない。', '調速機');
    expect(subject).toBeGreaterThan(passing);
  });

  it('prefers a complete sentence to a fragment', async () => {
    const sentence = await scoreOf('The governor keeps the speed of the engine constant.', 'governor');
    const fragment = await scoreOf('The governor and the throttle link of the engine', 'governor');
    expect(sentence).toBeGreaterThan(fragment);
  });

  it.each([
    ['# The governor', 'governor'],
    ['Where does the governor stand in the engine house?', 'governor'],
    ['調速機はどこにありますか？', '調速機'],
    ['[The governor](/a), [the valve](/b), [the wheel](/c)', 'governor'],
  ])('gives nothing for a heading, a question or a list of links: %s', async (text, term) => {
    expect(await scoreOf(text, term)).toBe(0);
  });

  it('prefers a sentence that can be read alone', async () => {
    const alone = await scoreOf(
      'Every engine of the mill needs a governor that limits its speed.',
      'governor',
    );
    const pointing = await scoreOf(
      'It was for that reason that they needed a governor in the mill.',
      'governor',
    );
    expect(alone).toBeGreaterThan(pointing);
  });

  it('stays between 0 and 1 and looks at each sentence once', async () => {
    const [block] = await analyse(
      'The governor keeps the speed. A pawl stops it. Nothing else moves at all.',
    );
    const facts = block === undefined ? [] : sentenceFactsOf(block);
    expect(facts).toHaveLength(3);
    for (const fact of facts) {
      expect(scoreMention(fact, fact.start, fact.start + 3)).toBeGreaterThanOrEqual(0);
      expect(scoreMention(fact, fact.start, fact.start + 3)).toBeLessThanOrEqual(1);
    }
  });
});
