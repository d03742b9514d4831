import { describe, expect, it } from 'vitest';
import { ENGLISH_NEGATIVES, ENGLISH_POSITIVES } from './english-table.ts';
import { findIn } from './find.ts';

describe('definitions in English sentences', () => {
  it.each(ENGLISH_POSITIVES)('finds what is defined in: %s', async (sentence, term) => {
    const found = await findIn(sentence);
    const best = found.toSorted((left, right) => right.score - left.score)[0];
    expect(best?.term).toBe(term);
    expect(best?.score).toBeGreaterThanOrEqual(0.45);
  });

  it.each(ENGLISH_NEGATIVES.map((sentence) => [sentence]))('finds no definition in: %s', async (sentence) => {
    expect(await findIn(sentence)).toEqual([]);
  });

  it('trusts "refers to" more than a bare "is a", and that more than the past tense', async () => {
    const score = async (text: string): Promise<number> => (await findIn(text))[0]?.score ?? 0;
    const refers = await score('Ullage refers to the empty space above a liquid.');
    const bare = await score('Ullage is a space.');
    const past = await score('Aldric was a knight of the north.');
    expect(refers).toBeGreaterThan(bare);
    expect(bare).toBeGreaterThan(past);
    expect(past).toBeGreaterThan(0);
  });

  it('takes "the X is the Y that" for a definition of a compound or a name, not of one thing among many', async () => {
    const score = async (text: string): Promise<number> => (await findIn(text))[0]?.score ?? 0;
    expect(await score('The duty engineer is the person who carries the pager.')).toBeGreaterThanOrEqual(0.5);
    expect(await score('The Amber Senate is the council that governs the isle.')).toBeGreaterThanOrEqual(0.5);
    expect(await score('The driver is the person who waits outside.')).toBeLessThan(0.5);
  });

  it('defines every name of the subject', async () => {
    const found = await findIn('A pull request (PR) is a proposal to merge changes.');
    const defined = found.filter((definition) => definition.pattern === 'is-a').map(({ term }) => term);
    expect(defined.toSorted()).toEqual(['PR', 'pull request']);
  });

  it('includes the sentence before where "this is called" only points at it', async () => {
    const text = 'The rope winds around a turning drum. This is called capstan hauling.';
    const [found] = await findIn(text);
    expect(found?.term).toBe('capstan hauling');
    expect(text.slice(found?.start, found?.end)).toBe(text);
  });

  it('gives an abbreviation its long form, and nothing where the initials differ', async () => {
    const [found] = await findIn('Every year the net asset value (NAV) is computed anew.');
    expect(found).toMatchObject({ term: 'NAV', pattern: 'abbreviation', text: 'net asset value (NAV)' });
    expect(await findIn('Every year the net asset worth (NAV) changes.')).toEqual([]);
  });

  it('takes the long form in brackets as well', async () => {
    const [found] = await findIn('Ask for the NAV (net asset value) every month.');
    expect(found).toMatchObject({ term: 'NAV', text: 'NAV (net asset value)' });
  });

  it('W33: joins the words of a term, so that the whole phrase is defined and not its last word', async () => {
    const [found] = await findIn('A two-stage screw pump is a machine that lifts thick liquids.');
    expect(found?.term).toBe('two-stage screw pump');
  });

  it('explains a name by the phrase beside it', async () => {
    const found = await findIn('Our backend uses Redwood, an in-memory store that holds sessions.');
    expect(found.map(({ term, pattern }) => [term, pattern])).toEqual([['Redwood', 'apposition']]);
  });

  it('is less sure of a building in the north than of a building of a kind', async () => {
    const score = async (text: string): Promise<number> => (await findIn(text))[0]?.score ?? 0;
    expect(await score('The pump room is a building in the north of the yard.')).toBeLessThan(0.5);
    expect(await score('A pump room is a building that houses the pumps of a dock.')).toBeGreaterThanOrEqual(
      0.5,
    );
    expect(await score('The smell is an alarm.')).toBeLessThan(0.5);
  });

  it('takes "it" for the term before only where that sentence names nothing else', async () => {
    const single = await findIn('The moonline glows. It is a wire that carries light through the walls.');
    expect(single).toMatchObject([
      {
        term: 'moonline',
        pattern: 'it-is',
        text: 'The moonline glows. It is a wire that carries light through the walls.',
      },
    ]);
    expect(single[0]?.score).toBeGreaterThanOrEqual(0.5);
    const several = await findIn(
      'The moonline reached the tower. It is a wire that carries light through the walls.',
    );
    expect(several[0]?.score).toBeLessThan(0.5);
  });

  it('is less sure of what is said of the past, of one year or of the writer', async () => {
    const score = async (text: string): Promise<number> => (await findIn(text))[0]?.score ?? 0;
    const general = await score('A sluice is a gate that holds the water back.');
    expect(await score('A sluice is a gate that held the water back when it was new.')).toBeLessThan(general);
    expect(await score('A sluice is a gate that was bought in 1998.')).toBeLessThan(general);
    expect(await score('A sluice is a gate that holds our water back.')).toBeLessThan(general);
  });

  it.each([
    [
      'However, a sluice is a gate that holds the water back.',
      'a sluice is a gate that holds the water back.',
    ],
    [
      'A sluice is a gate that holds the water back; the keeper opens it.',
      'A sluice is a gate that holds the water back',
    ],
    [
      'A sluice is a gate that holds the water back, but it rusts.',
      'A sluice is a gate that holds the water back',
    ],
    [
      'The basin is full, and the gate that holds it back is called a sluice.',
      'the gate that holds it back is called a sluice.',
    ],
    ['4.1 A sluice is a gate that holds water back.', 'A sluice is a gate that holds water back.'],
    [
      'Creep, the slow stretching of a metal under load, ruins the seals.',
      'Creep, the slow stretching of a metal under load',
    ],
    ['A sluice is a gate; it rusts.', 'A sluice is a gate; it rusts.'],
  ])('takes of a sentence the clause that defines: %s', async (text, clause) => {
    const [found] = await findIn(text);
    expect(found?.text).toBe(clause);
    expect(text.slice(found?.start, found?.end)).toBe(clause);
  });
});
