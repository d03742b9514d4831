import { beforeEach, describe, expect, it } from 'vitest';
import { AT, defined, openOperations, ranked, rankedJson } from '../../support/operations.ts';

type Operations = Awaited<ReturnType<typeof openOperations>>;
let read: Operations['read'];
let write: Operations['write'];
let lease: ReturnType<Operations['startRun']>;
let generate: Operations['generate'];

const EVIDENCE = { document: 'a.md', start: 0, end: 4, line: 1, quote: 'bell' };
const TERMS = ['bell', 'dusk', 'gate'].map((key) => ranked(key, { categoryEvidence: EVIDENCE }));

/** What a model says of a term that is to be dropped. */
function dropping(termKey: string) {
  return {
    termKey,
    verdict: 'general-word',
    category: 'common-noun',
    reason: 'Everyday.',
    model: 'small:1b',
    isDropped: true,
  } as const;
}

const keysToJudge = (): string[] => read.listCandidatesToJudge().map(({ key }) => key);
const wanted = (): string[] => read.listWantedTerms().map(({ key }) => key);

beforeEach(async () => {
  const opened = await openOperations();
  ({ read, write, generate } = opened);
  lease = opened.startRun(1);
  write.publishTerms(lease, rankedJson([...TERMS, ranked('unlikely', { proposed: false })]));
});

describe('candidates', () => {
  it('are terms that nothing but extraction wants, until they are judged', () => {
    expect(keysToJudge()).toEqual(['bell', 'dusk', 'gate']);
    write.publishJudgements(lease, [{ ...dropping('bell'), isDropped: false }]);
    expect(keysToJudge()).toEqual(['dusk', 'gate']);
    write.publishTerms(lease, rankedJson(TERMS));
    expect(keysToJudge()).toEqual(['bell', 'dusk', 'gate']);
    expect(read.termDetails('bell')?.judgement).toBeNull();
  });

  it('are none that a person accepted, rejected, required, added, defined or approved', () => {
    write.decideTerms(['bell'], { status: 'accepted' }, AT);
    write.decideTerms(['dusk'], { status: 'rejected' }, AT);
    write.decideTerms(['gate'], { required: true }, AT);
    expect(keysToJudge()).toEqual([]);

    write.publishTerms(lease, rankedJson([...TERMS, ...['mine', 'sure', 'seen'].map((key) => ranked(key))]));
    generate(lease, { sure: defined('Sure.'), seen: defined('Seen.'), mine: defined('Mine.') });
    expect(keysToJudge()).toEqual(['mine', 'seen', 'sure']);
    write.saveUserText('mine', 'What I wrote.', AT);
    write.setApproval('sure', true, AT);
    expect(keysToJudge()).toEqual(['seen']);
  });
});

describe('a published judgement', () => {
  it('takes a proposal back, and changes the category with what it rested on', () => {
    write.publishJudgements(lease, [
      dropping('bell'),
      { ...dropping('dusk'), category: 'technical-term', isDropped: false },
    ]);
    expect(wanted()).toEqual(['dusk', 'gate']);
    expect(read.termDetails('bell')).toMatchObject({
      proposed: false,
      category: 'common-noun',
      categoryEvidence: null,
      judgement: { verdict: 'general-word', category: 'common-noun', reason: 'Everyday.', model: 'small:1b' },
    });
    expect(read.termDetails('dusk')).toMatchObject({ proposed: true, categoryEvidence: EVIDENCE });
    expect(read.termDetails('gate')?.judgement).toBeNull();
  });

  it('does nothing against what a person decided while the model was asked', () => {
    write.decideTerms(['bell'], { status: 'accepted' }, AT);
    write.decideTerms(['dusk'], { required: true }, AT);
    write.decideTerms(['gate'], { category: 'place' }, AT);
    const before = read.revisions();
    write.publishJudgements(lease, ['bell', 'dusk', 'gate'].map(dropping));
    expect(wanted()).toEqual(['bell', 'dusk']);
    expect(read.termDetails('bell')).toMatchObject({ proposed: true, status: 'accepted' });
    expect(read.termDetails('gate')).toMatchObject({ proposed: false, category: 'place' });
    expect(read.revisions().terms).toBe(before.terms + 1);
  });

  it('can be published by the holder of the run alone', () => {
    const other = { ...lease, token: 'another' };
    expect(() => write.publishJudgements(other, [dropping('bell')])).toThrow(/run/i);
    expect(wanted()).toContain('bell');
  });
});
