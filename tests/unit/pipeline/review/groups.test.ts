import { describe, expect, it } from 'vitest';
import { EMPTY_CONTENT } from '../../../../src-main/domain/entry.ts';
import { groupEntries } from '../../../../src-main/pipeline/review/groups.ts';
import { planGroupReviews } from '../../../../src-main/pipeline/review/plan-group-reviews.ts';
import type { ReviewedEntry } from '../../../../src-main/pipeline/review/review-glossary.ts';

function entry(term: string, definition: string | null, aliases: readonly string[] = []): ReviewedEntry {
  return { ...EMPTY_CONTENT, termKey: term.toLowerCase(), term, aliases, definition };
}

const keysOf = (groups: readonly (readonly ReviewedEntry[])[]): string[] =>
  groups.map((group) => group.map(({ termKey }) => termKey).join(' + '));

const SMALL = [
  entry('harbour bell', 'What the keeper rings in fog.'),
  entry('keeper', 'A person who minds a lighthouse.'),
  entry('stave', 'One of the narrow slats of a barrel.'),
  entry('cooper', 'A craftsman who joins narrow slats.'),
  entry('ledger', 'The book of all accounts.'),
  entry('鐘楼', '鐘守が暮らす建物。'),
  entry('鐘守', '毎朝港に立つ者。'),
  entry('nameless', null),
];

/** Numbered letters that make a word of their own. */
const word = (number: number): string =>
  `q${[...String(number).padStart(5, '0')].map((digit) => 'bcdfghjklm'[Number(digit)]).join('')}`;

/** A chain of definitions, each of which mentions the term before. */
function chain(length: number): ReviewedEntry[] {
  return Array.from({ length }, (_, index) =>
    entry(
      word(index),
      `A device beside the ${word(Math.max(0, index - 1))} of ${word(50_000 + (index >> 2))}.`,
    ),
  );
}

describe('the groups of entries that belong together', () => {
  it('join those that mention each other or share rare words, in both languages, and leave others alone', () => {
    expect(keysOf(groupEntries(SMALL, 8))).toEqual([
      'cooper + stave',
      'harbour bell + keeper',
      '鐘守 + 鐘楼',
    ]);
  });

  it('join terms that are nearly the same', () => {
    const entries = [
      entry('torque limiter', 'It slips.'),
      entry('torque limiting clutch', 'It gives way.'),
      entry('oil sump', 'It holds lubricant.'),
    ];
    expect(keysOf(groupEntries(entries, 8))).toEqual(['torque limiter + torque limiting clutch']);
  });

  it('know a term by its aliases', () => {
    const entries = [entry('keeper', 'A person.', ['warden']), entry('lamp', 'What a warden lights.')];
    expect(keysOf(groupEntries(entries, 8))).toEqual(['keeper + lamp']);
  });

  it('are the same whatever the order of the entries', () => {
    const entries = [...SMALL, ...chain(60)];
    const groups = keysOf(groupEntries(entries, 8));
    expect(keysOf(groupEntries(entries.toReversed(), 8))).toEqual(groups);
    expect(keysOf(groupEntries([...entries.slice(31), ...entries.slice(0, 31)], 8))).toEqual(groups);
  });

  it.each([2, 5, 8])(
    'have at least two entries and %i at most, and hold each entry twice at most',
    (most) => {
      const hub = Array.from({ length: 40 }, (_, index) => entry(word(900 + index), 'A part of the lathe.'));
      const groups = groupEntries([...chain(200), ...hub, entry('lathe', 'A machine tool.')], most);
      const sizes = new Set(groups.map(({ length }) => length));
      expect(Math.min(...sizes)).toBe(2);
      expect(Math.max(...sizes)).toBe(most);
      const counts = Map.groupBy(groups.flat(), ({ termKey }) => termKey);
      expect(Math.max(...[...counts.values()].map(({ length }) => length))).toBe(2);
    },
  );

  it('never hold the same two entries twice', () => {
    const pairs = groupEntries(chain(300), 8).flatMap((group) =>
      group.flatMap((one, index) => group.slice(index + 1).map((other) => `${one.termKey} ${other.termKey}`)),
    );
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('grow in number no faster than the glossary', () => {
    const few = groupEntries(chain(500), 8).length;
    const many = groupEntries(chain(5_000), 8).length;
    expect(many).toBeLessThan(few * 11);
    expect(many).toBeLessThan(5_000);
  });

  it('change near an entry that is changed, and nowhere else', () => {
    const before = chain(400);
    const after = before.map((one, index) => (index === 200 ? { ...one, definition: 'It is red.' } : one));
    const known = new Set(keysOf(groupEntries(before, 8)));
    const other = keysOf(groupEntries(after, 8)).filter((group) => !known.has(group));
    expect(other.length).toBeLessThanOrEqual(6);
  });
});

describe('the plan of the reviews of groups', () => {
  const reviewer = { identity: 'reviewer/1', mostAtOnce: 8 };
  const plan = (
    entries: readonly ReviewedEntry[],
    protectedKeys: readonly string[] = [],
    chosen: readonly string[] | null = null,
  ) =>
    planGroupReviews(
      { entries, protectedKeys: new Set(protectedKeys) },
      reviewer,
      chosen === null ? null : new Set(chosen),
    );

  it('gives what a person wrote or approved first', () => {
    const [, bells] = plan(SMALL, ['keeper']);
    expect(bells?.input.map(({ termKey }) => termKey)).toEqual(['keeper', 'harbour bell']);
    expect(bells?.term).toBe('harbour bell, keeper');
  });

  it('names a unit by what its entries say', () => {
    const hashes = plan(SMALL).map(({ hash }) => hash);
    const changed = SMALL.map((one) =>
      one.termKey === 'keeper' ? { ...one, definition: 'A man who minds a lighthouse.' } : one,
    );
    const moved = SMALL.map((one) => ({ ...one, confidence: 0.3 }));
    expect(plan(moved).map(({ hash }) => hash)).toEqual(hashes);
    expect(
      plan(changed)
        .filter(({ hash }) => !hashes.includes(hash))
        .map(({ term }) => term),
    ).toEqual(['harbour bell, keeper']);
  });

  it('leaves out groups without a chosen term', () => {
    expect(plan(SMALL, [], ['keeper', 'ledger']).map(({ term }) => term)).toEqual(['harbour bell, keeper']);
  });
});
