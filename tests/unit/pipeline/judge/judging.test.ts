import { describe, expect, it } from 'vitest';
import type { DefinitionRequest } from '../../../../src-main/domain/definition-request.ts';
import { concludeJudging } from '../../../../src-main/pipeline/judge/conclude-judging.ts';
import { planJudging } from '../../../../src-main/pipeline/judge/plan-judging.ts';
import { passage } from '../passages.ts';

const MENTION = 'The harbour bell is rung at noon.';
const DEFINITION = 'A harbour bell is a bell that warns ships.';

function request(...passages: DefinitionRequest['passages']): DefinitionRequest {
  return { termKey: 'bell', term: 'harbour bell', aliases: ['bell'], passages };
}

const CANDIDATES = [{ key: 'bell', category: 'technical-term' }] as const;

function hashOf(
  asked: DefinitionRequest,
  category: 'technical-term' | 'place' = 'technical-term',
  identity = 'judge/1',
) {
  const [unit] = planJudging([{ key: 'bell', category }], [asked], identity);
  return unit?.hash;
}

describe('the unit of a candidate', () => {
  it('changes with what a judge is shown of it, and with the judge', () => {
    const asked = request(passage('mention', MENTION, 0.5));
    const hashes = [
      hashOf(asked),
      hashOf({ ...asked, term: 'Harbour Bell' }),
      hashOf({ ...asked, aliases: [] }),
      hashOf(request(passage('mention', `${MENTION} Daily.`, 0.5))),
      hashOf(asked, 'place'),
      hashOf(asked, 'technical-term', 'judge/2'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('stays the same where a passage has only moved, or where there is more of what is not shown', () => {
    const shown = [
      passage('mention', MENTION, 0.9),
      passage('mention', 'Fog came, and a harbour bell answered.', 0.8),
    ];
    const moved = shown.map((one) => ({
      ...one,
      citation: { ...one.citation, document: 'other.md', start: 500, end: 560, line: 9 },
    }));
    const more = [...moved, passage('mention', 'She sold a harbour bell.', 0.1)];
    expect(hashOf(request(...more))).toBe(hashOf(request(...shown)));
  });

  it('holds the two best passages, and is there for candidates alone', () => {
    const other = { ...request(passage('mention', 'Elsewhere.', 1)), termKey: 'other' };
    const units = planJudging(
      CANDIDATES,
      [
        request(
          passage('definition', DEFINITION, 0.6),
          passage('mention', MENTION, 0.9),
          passage('mention', 'She sold a harbour bell.', 0.1),
        ),
        other,
      ],
      'judge/1',
    );
    expect(
      units.map(({ termKey, input }) => [termKey, input.category, input.excerpts, input.isDefined]),
    ).toEqual([['bell', 'technical-term', [DEFINITION, MENTION], true]]);
  });
});

describe('what follows from judgements', () => {
  const candidate = (termKey: string, kind: 'definition' | 'mention') => ({
    termKey,
    term: termKey,
    aliases: [],
    category: 'technical-term' as const,
    excerpts: [DEFINITION],
    isDefined: kind === 'definition',
  });
  const said = (verdict: string): string => JSON.stringify({ verdict, category: 'place', reason: 'So.' });

  it('drops general words and fragments, but never a term that a sentence defines', () => {
    const { judgements, counts } = concludeJudging(
      [
        candidate('a', 'mention'),
        candidate('b', 'mention'),
        candidate('c', 'mention'),
        candidate('d', 'definition'),
        candidate('e', 'definition'),
      ],
      [said('term'), said('general-word'), said('fragment'), said('general-word'), said('fragment')],
      'small:1b',
    );
    expect(judgements.map(({ termKey, isDropped }) => [termKey, isDropped])).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
      ['d', false],
      ['e', false],
    ]);
    expect(judgements[3]).toMatchObject({
      verdict: 'general-word',
      category: 'place',
      reason: 'So.',
      model: 'small:1b',
    });
    expect(counts).toEqual({ terms: 3, generalWords: 1, fragments: 1, undecided: 0 });
  });

  it('leaves candidates as they are of which nothing usable was said, or whose unit failed', () => {
    const asked = [candidate('a', 'mention'), candidate('b', 'mention'), candidate('c', 'mention')];
    const { judgements, counts } = concludeJudging(asked, ['null', null, said('fragment')], 'small:1b');
    expect(judgements.map(({ termKey }) => termKey)).toEqual(['c']);
    expect(counts).toEqual({ terms: 0, generalWords: 0, fragments: 1, undecided: 1 });
  });
});
