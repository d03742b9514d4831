import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src-main/text/model.ts';
import { parseDocument } from '../../../src-main/text/parse-document.ts';
import { MAX_PIECE_LENGTH } from '../../../src-main/text/pieces.ts';

const markdown = (text: string): Block[] => parseDocument({ path: 'a.md', format: 'markdown', text });
const plain = (text: string): Block[] => parseDocument({ path: 'a.txt', format: 'text', text });
const texts = (blocks: readonly Block[]): string[] => blocks.map((block) => block.text);
const marked = (block: Block | undefined): string[] =>
  (block?.marks ?? []).map((mark) => `${mark.kind}:${block?.text.slice(mark.start, mark.end)}`);

describe('Markdown', () => {
  it('reads headings, paragraphs, lists, quotes and table cells as blocks of their kind', () => {
    const blocks = markdown(
      '# Tea\n\nText.\n\n- item\n\n> quoted\n\n| leaf | colour |\n|---|---|\n| sencha | green |\n',
    );
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['title', 'Tea'],
      ['paragraph', 'Text.'],
      ['list-item', 'item'],
      ['quote', 'quoted'],
      ['table-cell', 'leaf'],
      ['table-cell', 'colour'],
      ['table-cell', 'sencha'],
      ['table-cell', 'green'],
    ]);
  });

  it('leaves out code, comments, tags, addresses, link and image targets and footnote marks', () => {
    const blocks = markdown(
      'See [the pot](https://a.example/pot "x") and https://b.example/c, <b>now</b> ![kettle](k.png) <!-- no -->[^1].\n\n```js\ncode()\n```\n\n    indented\n\n<!-- hidden -->\n',
    );
    expect(texts(blocks)).toEqual(['See the pot and , now .']);
  });

  it('keeps Japanese text that follows an address without a space', () => {
    expect(texts(markdown('詳細はhttps://a.example/xを参照。'))).toEqual(['詳細はを参照。']);
  });

  it('marks emphasis, links, code, quotations and wiki links', () => {
    const [block] = markdown('**Bold tea** and *soft* `leaf` [link](x) [[Page|shown]] 「引用」『書名』');
    expect(marked(block)).toEqual([
      'strong:Bold tea',
      'emphasis:soft',
      'code:leaf',
      'link:link',
      'link:shown',
      'quotation:引用',
      'quotation:書名',
    ]);
    expect(block?.text).toBe('Bold tea and soft leaf link shown 「引用」『書名』');
  });

  it('joins lines with a space, but Japanese lines without one', () => {
    expect(texts(markdown('one\ntwo  \nthree\\\nfour\n\n急須で\n淹れる。\nお茶\n'))).toEqual([
      'one two three four',
      '急須で淹れる。お茶',
    ]);
  });

  it('drops quote markers and list indentation inside a paragraph', () => {
    expect(texts(markdown('> first\n> second\n\n- one\n  more\n'))).toEqual(['first second', 'one more']);
  });

  it('decodes entities and escapes, each with the place it comes from', () => {
    const text = 'a &amp; b \\* c &#x8336; &unknown;';
    const [block] = markdown(text);
    expect(block?.text).toBe('a & b * c 茶 &unknown;');
    expect(text.slice(block?.origin[2])).toMatch(/^&amp;/);
    expect(text.slice(block?.origin[6])).toMatch(/^\* c/);
  });

  it('leaves out zero-width spaces and soft hyphens inside words', () => {
    expect(texts(markdown('micro\u200bservice soft\u00adware'))).toEqual(['microservice software']);
  });

  it('reads the title of front matter with its true offset, and nothing else of it', () => {
    const text = '---\ntags: [a\ntitle: "Green tea"\n---\n\n# Intro\n';
    const [title, heading] = markdown(text);
    expect(title).toMatchObject({ kind: 'title', text: 'Green tea' });
    expect(text.slice(title?.origin[0], (title?.origin.at(-1) ?? 0) + 1)).toBe('Green tea');
    expect(heading).toMatchObject({ kind: 'heading', text: 'Intro', section: ['Green tea'] });
    expect(markdown(text)).toHaveLength(2);
  });

  it.each(['---\ntitle: [[[[\n---\ntext', '---\ntitle: {a: b}\n---\ntext', '---\n\t: :\n---\ntext'])(
    'skips front matter without a usable title: %j',
    (text) => {
      expect(texts(markdown(text))).toEqual(['text']);
    },
  );

  it('reads the title of TOML front matter, and nothing else of it', () => {
    const text = '+++\ntags = ["a"]\ntitle = "Green tea"\n+++\n\nText.';
    const [title, body] = markdown(text);
    expect(title).toMatchObject({ kind: 'title', text: 'Green tea' });
    expect(text.slice(title?.origin[0], (title?.origin.at(-1) ?? 0) + 1)).toBe('Green tea');
    expect(body?.text).toBe('Text.');
  });

  it('reads underlined headings, nested lists and the text of footnotes', () => {
    const blocks = markdown('Tea\n===\n\nPot\n---\n\n- a\n  - b\n\n    more\n\n[^1]: A note.\n');
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['title', 'Tea'],
      ['heading', 'Pot'],
      ['list-item', 'a'],
      ['list-item', 'b'],
      ['list-item', 'more'],
      ['paragraph', 'A note.'],
    ]);
  });

  it('takes readings out of the text, and keeps what they are readings of', () => {
    const text =
      '高い窯《かま》と｜登り窯《のぼりがま》と<ruby>茶碗<rp>(</rp><rt>ちゃわん</rt><rp>)</rp></ruby>。《引用》';
    const [block] = markdown(text);
    expect(block?.text).toBe('高い窯と登り窯と茶碗。《引用》');
    const readings = (block?.readings ?? []).map(({ start, end, reading }) => [
      block?.text.slice(start, end),
      reading,
    ]);
    expect(readings).toEqual([
      ['窯', 'かま'],
      ['登り窯', 'のぼりがま'],
      ['茶碗', 'ちゃわん'],
    ]);
    expect(texts(plain('高い窯《かま》がある。'))).toEqual(['高い窯がある。']);
  });

  it('gives every block the headings above it, outermost first', () => {
    const blocks = markdown('# A\n\n## B\n\none\n\n## C\n\n### D\n\ntwo\n');
    const sectionOf = (text: string) => blocks.find((block) => block.text === text)?.section;
    expect(sectionOf('one')).toEqual(['A', 'B']);
    expect(sectionOf('two')).toEqual(['A', 'C', 'D']);
  });

  it('reads the text of HTML blocks without scripts', () => {
    expect(texts(markdown('<div>\nfirst <b>bold</b>\n<p>second</p><script>no()</script>\n</div>'))).toEqual([
      'first bold',
      'second',
    ]);
  });
});

describe('plain text', () => {
  it('cuts paragraphs at blank lines and takes short lines for headings', () => {
    const blocks = plain(
      'Brewing\n\nWater should be hot.\nIt should not boil.\n\n第1章 茶葉\n\n茶葉は柔らかい。',
    );
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Brewing'],
      ['paragraph', 'Water should be hot. It should not boil.'],
      ['heading', '第1章 茶葉'],
      ['paragraph', '茶葉は柔らかい。'],
    ]);
  });

  it('takes bulleted lines for list items without their bullets', () => {
    expect(plain('- one\n- two\n・三').map(({ kind, text }) => [kind, text])).toEqual([
      ['list-item', 'one'],
      ['list-item', 'two'],
      ['list-item', '三'],
    ]);
  });

  it('does not join lines that were never wrapped', () => {
    const long = 'word '.repeat(60).trim();
    expect(plain(`${long}\n${long}`)).toHaveLength(2);
  });
});

describe('languages', () => {
  it.each([
    ['コンテナはアプリケーションを動かす。', 'ja'],
    ['KubernetesのPodとは', 'ja'],
    ['A plain sentence.', 'en'],
    ['The word 茶 means tea in Japanese.', 'en'],
    ['هذا نص عربي', 'other'],
    ['Это русский текст', 'other'],
    ['42 %', 'other'],
  ])('%s is %s', (text, language) => {
    expect(plain(text)[0]?.language).toBe(language);
  });
});

describe('any text', () => {
  /** Tells whether each character of each block has a place in the text, none before that of the one before it. */
  const areOriginsTrue = (blocks: readonly Block[], text: string): boolean =>
    blocks.every(
      ({ text: readable, origin }) =>
        origin.length === readable.length &&
        origin.every((offset, index) => offset >= (origin[index - 1] ?? 0) && offset < text.length),
    );

  it('maps every character to its place, in order', () => {
    const fragment = fc.constantFrom(
      ...'# §*§**§[§]§(§)§`§\n§\n\n§> §- §|§&amp;§\\§<b>§---\n§word§用語§「§」§😀§\u200b§\ud83d§ §title: x§http://a.b/c§<!--§1. §~~'.split(
        '§',
      ),
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (fragments) => {
        const text = fragments.join('');
        expect(areOriginsTrue(markdown(text), text)).toBe(true);
        expect(areOriginsTrue(plain(text), text)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('gives each plain character the very character it came from', () => {
    const text = 'One *two* three [four](x).\n- 五「六」\n';
    for (const block of markdown(text)) {
      for (let index = 0; index < block.text.length; index++) {
        expect(text[block.origin[index] ?? 0]).toBe(block.text[index]);
      }
    }
  });

  it.each([
    ['W25: one line of 1 MB', 'word '.repeat(200_000)],
    ['10,000 nested brackets', '['.repeat(10_000) + 'a' + ']'.repeat(10_000)],
    ['unclosed links', '[a]('.repeat(20_000)],
    ['unclosed emphasis', '**a'.repeat(20_000)],
    ['nested quotes', '>'.repeat(10_000) + 'a'],
    ['nested lists', Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['unclosed tags', `<div>\n${'<'.repeat(50_000)}`],
    ['unclosed comments', '<div><!--\n\n'.repeat(20_000)],
    ['alternating emphasis marks', '_*'.repeat(50_000)],
    ['only emoji', '😀'.repeat(20_000)],
    ['only blank lines', '\n'.repeat(100_000)],
  ])('cuts hostile input into pieces of bounded length: %s', (_, text) => {
    for (const block of [...markdown(text), ...plain(text)]) {
      expect(block.text.length).toBeLessThanOrEqual(MAX_PIECE_LENGTH);
      expect(block.origin.length).toBe(block.text.length);
      expect(block.text).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
    }
  });

  it('keeps all words of a paragraph that is cut into pieces', () => {
    const text = Array.from({ length: 5_000 }, (_, index) => `word${index}`).join(' ');
    expect(texts(markdown(text)).join(' ')).toBe(text);
    expect(markdown(text).length).toBeGreaterThan(1);
  });

  it.each(['', ' ', '\n\n', '---\n---\n', '\uFEFF'])('finds no block in %j', (text) => {
    expect(markdown(text)).toEqual([]);
    expect(plain(text)).toEqual([]);
  });
});
