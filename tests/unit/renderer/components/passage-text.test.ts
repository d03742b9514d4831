import { describe, expect, it } from 'vitest';
import { passageText, shorten, shortenAround } from '../../../../src-renderer/components/passage-text.ts';

describe('passageText', () => {
  it.each([
    ['A **lease** is a claim.', 'A lease is a claim.'],
    ['**A lease** is *a* claim, ~~not~~ a lock.', 'A lease is a claim, not a lock.'],
    ['この**搬送基盤**は荷物を運ぶ。', 'この搬送基盤は荷物を運ぶ。'],
    ['lease** is a claim', 'lease is a claim'],
    ['A [lease](https://example.org/a_(b) "t") ends.', 'A lease ends.'],
    ['A [lease][1] ends, ![a picture](a.png) stays.', 'A lease ends, a picture stays.'],
    ['The `run_id` and ``a ` b`` of [`lease`](x.md).', 'The run_id and a ` b of lease.'],
    ['## Lease\n\n> A lease is\n> a claim.', 'Lease A lease is a claim.'],
    ['- first\n- second', 'first second'],
    ['_One_ of the __ten__ rules of snake_case_names.', 'One of the ten rules of snake_case_names.'],
    ['2 * 3 and 2*3 and a ** b', '2 * 3 and 2*3 and a ** b'],
    [String.raw`A \*star\* and \_no\_ emphasis`, 'A *star* and _no_ emphasis'],
    [String.raw`\*not code\* but ${'`code`'} and \_this\_`, '*not code* but code and _this_'],
    [String.raw`[A lease](a\_b.md) is \*not\* a lock`, 'A lease is *not* a lock'],
    ['`*code*` stays as **it** is: `a\\_b`', '*code* stays as it is: a\\_b'],
  ])('shows %j of a Markdown document as %j', (quote, text) => {
    expect(passageText(quote, 'guide/leases.md')).toBe(text);
  });

  it('leaves the characters of a plain text alone', () => {
    expect(passageText('- **bold** _and_ `code`', 'notes.txt')).toBe('- **bold** _and_ `code`');
  });

  it('joins lines with a space, and Japanese lines without one', () => {
    expect(passageText('荷物の受け取りから\r\n  引き渡しまでを\n自動で行う。', '設計.md')).toBe(
      '荷物の受け取りから引き渡しまでを自動で行う。',
    );
    expect(passageText('so that no\n\tsecond run\n\ncan begin', 'a.txt')).toBe(
      'so that no second run can begin',
    );
    expect(passageText('見守りは\nwatcher とも呼ぶ', 'a.md')).toBe('見守りは watcher とも呼ぶ');
  });
});

describe('shorten', () => {
  it('leaves what fits alone', () => {
    expect(shorten('A lease.', 8)).toBe('A lease.');
  });

  it('cuts after a sentence where one ends late enough', () => {
    expect(shorten('A lease is a claim. It ends with the run.', 26)).toBe('A lease is a claim. …');
    expect(shorten('搬送基盤は荷物を運ぶ。見守りが監視する。', 14)).toBe('搬送基盤は荷物を運ぶ。 …');
  });

  it('cuts after a word otherwise, and anywhere where there are none', () => {
    expect(shorten('A lease is a claim on a project', 20)).toBe('A lease is a claim…');
    expect(shorten('荷物の受け取りから引き渡しまで', 6)).toBe('荷物の受け取…');
  });

  it('does not take the point of a number or a name for the end of a sentence', () => {
    expect(shorten('Version 10.24.7 of the library', 15)).toBe('Version 10.24.7…');
  });

  it('does not cut a character in two', () => {
    expect(shorten('𠮷野家の𠮷', 1)).toBe('…');
    expect(shorten('𠮷野家の𠮷', 3)).toBe('𠮷野…');
  });
});

describe('shortenAround', () => {
  it('marks the first of the words, in whatever case, and the longer one where two begin at one place', () => {
    expect(shortenAround('A Tide Gauge (TG) is here.', ['TG', 'tide', 'tide gauge'], 100)).toEqual({
      before: 'A ',
      marked: 'Tide Gauge',
      after: ' (TG) is here.',
    });
  });

  it('keeps the word in view where the text is cut, on both sides', () => {
    const text = `${'It rains. '.repeat(10)}Captain Arlen goes aboard. ${'The sea is calm. '.repeat(10)}`;
    const { before, marked, after } = shortenAround(text, ['Arlen'], 60);
    expect(before).toMatch(/^…\S.*Captain $/);
    expect(marked).toBe('Arlen');
    expect(after).toMatch(/^ goes aboard\..*…$/);
    expect(before.length + marked.length + after.length).toBeLessThanOrEqual(64);
  });

  it('takes words as they are, not as patterns, and leaves out empty ones', () => {
    expect(shortenAround('C++ (a language)', ['', 'c++'], 100)).toMatchObject({ before: '', marked: 'C++' });
    expect(shortenAround('See a/b [x].', ['[x]'], 100)).toMatchObject({ before: 'See a/b ', marked: '[x]' });
  });

  it('cuts as usual where none of the words stands there', () => {
    const text = 'A lease is a claim. It ends with the run.';
    const whole = { before: shorten(text, 26), marked: '', after: '' };
    expect(shortenAround(text, ['gauge'], 26)).toEqual(whole);
    expect(shortenAround(text, [], 26)).toEqual(whole);
  });

  it('does not begin within a character', () => {
    const { before } = shortenAround(`${'𠮷'.repeat(40)}灯台`, ['灯台'], 21);
    expect(before).toMatch(/^…(?:𠮷)+$/u);
  });
});
