import { Autolink, parser, Strikethrough, Table, TaskList } from '@lezer/markdown';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpan, escapeMarkdown } from '../../../src-main/exchange/escape-markdown.ts';
import { writeMarkdown } from '../../../src-main/exchange/write-markdown.ts';
import { entry, glossary, undefinedEntry } from './glossary-fixture.ts';

const markdown = parser.configure([Table, TaskList, Strikethrough, Autolink]);

/** Names of all that a Markdown reader sees in a text. */
function nodesOf(text: string): Set<string> {
  const names = new Set<string>();
  markdown.parse(text).iterate({
    enter: (node) => {
      names.add(node.name);
    },
  });
  return names;
}

/** The text that a reader of the Markdown sees: without the marks of escapes and code spans. */
function visibleText(text: string): string {
  let shown = '';
  let from = 0;
  const cut = (start: number, end: number): void => {
    shown += text.slice(from, start);
    from = end;
  };
  markdown.parse(text).iterate({
    enter: ({ name, from: start, to: end, node }) => {
      if (name === 'Escape') cut(start, start + 1);
      if (name !== 'InlineCode') return;
      const inner = { start: node.firstChild?.to ?? start, end: node.lastChild?.from ?? end };
      const code = text.slice(inner.start, inner.end);
      const padding = /^ .*[^ ].* $/.test(code) ? 1 : 0;
      cut(start, inner.start + padding);
      cut(inner.end - padding, end);
    },
  });
  return shown + text.slice(from);
}

const HARMLESS = new Set(['Document', 'Paragraph', 'Escape', 'InlineCode', 'CodeMark']);

const hostile = [
  '[click](http://evil.example) ![x](http://evil.example/x.png)',
  '<script>alert(1)</script> </script> <img src=x onerror=y> <!-- hidden',
  '<https://evil.example> https://evil.example/a?b=c www.evil.example someone@evil.example mailto:a@b.example',
  '# heading',
  '> quote',
  '- item',
  '+ item',
  '1. item',
  '12) item',
  '---',
  '===',
  '***',
  '    indented code',
  '\tcode',
  '| a | b |\n|---|---|\n| c | d |',
  '```\nfence\n```',
  '~~~\nfence',
  '`code` ``more`` `',
  '*a* _b_ **c** ~~d~~ ==e==',
  '[ref]: http://evil.example "title"',
  '[^1]: note',
  '&lt;b&gt; &copy; &#60;',
  'a\\',
  '\\',
  'a\n\nb\r\nc',
  '[x] done',
  '$x^2$ %%hidden%% #tag {#id}',
  ': definition',
  '用語｜表｜`',
  'https://例.jp/`a`を見る',
  '',
];

describe('escapeMarkdown', () => {
  it.each(hostile)('shows %j as text and nothing else', (text) => {
    const escaped = escapeMarkdown(text);
    expect([...nodesOf(escaped)].filter((name) => !HARMLESS.has(name))).toEqual([]);
  });

  it('leaves the visible text as it is, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...'\\ ` * _ [ ] ( ) < > & | ~ $ { } # ^ = % ! - + : . 1 a 用 語 @ http:// www. \u0000 😀'.split(' '),
      ' ',
      '\n',
      ...hostile,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const escaped = escapeMarkdown(text);
        expect([...nodesOf(escaped)].filter((name) => !HARMLESS.has(name))).toEqual([]);
        expect(visibleText(escaped)).toBe(text.replace(/[\s\p{Cc}]+/gu, ' ').trim());
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves plain Japanese and English alone', () => {
    const text = '潮時計（tide clock）とは、月の動きを示す時計である。It costs 5.50 - or less!';
    expect(escapeMarkdown(text)).toBe(text);
  });

  it('takes a long text of marks and of one word', () => {
    expect(escapeMarkdown('`'.repeat(200_000)).length).toBe(400_000);
    expect(escapeMarkdown('a'.repeat(1_000_000)).length).toBe(1_000_000);
    expect(nodesOf(escapeMarkdown('@`'.repeat(2_000))).has('InlineCode')).toBe(true);
  });
});

describe('codeSpan', () => {
  it.each([
    ['notes/a.md:3', '`notes/a.md:3`'],
    ['a`b', '``a`b``'],
    ['`a`', '`` `a` ``'],
    ['a\nb', '`a b`'],
    [' ', ''],
  ])('writes %j as %j', (text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });
});

describe('writeMarkdown', () => {
  it('shows definition, facts, quote with its place, and counts', () => {
    expect(writeMarkdown(glossary([entry({ reading: 'reading' })]))).toBe(`# Glossary: Harbour

1 term.

## tide clock

**Reading**: reading · **Also**: tide-clock · **Category**: technical term · **Status**: draft

A tide clock is a clock that follows the moon.

> A \\*tide clock\\* is a clock that follows the moon.
>
> — \`notes/tides.md:3\`

3 occurrences in 2 documents.
`);
  });

  it('H01: says that no sentence defines a term, and never shows the passage as a definition', () => {
    const written = writeMarkdown(glossary([undefinedEntry()]));
    expect(written).toContain(
      '*No defining sentence found.* From the documents:\n\nThey met at the mole.\n\n— `log.txt:7`',
    );
  });

  it('says so where nothing at all is known about a term', () => {
    const written = writeMarkdown(glossary([undefinedEntry({ description: null, occurrences: [] })]));
    expect(written).toContain('*No defining sentence found.*\n\n0 occurrences in 0 documents.');
  });

  it('W43: has its labels in Japanese where most entries are Japanese, with no English among them', () => {
    const japanese = entry({
      term: '潮時計',
      reading: 'しおどけい',
      definition: '潮時計とは、月の動きを示す時計である。',
      aliases: ['潮どけい'],
    });
    const written = writeMarkdown(
      glossary([japanese, japanese, entry()], {
        project: '港',
        issues: [{ term: '潮時計', type: 'duplicate', reason: '同じ定義があります。' }],
      }),
    );
    for (const label of [
      '用語集：港',
      '全3語',
      '読み',
      '別表記',
      '分類',
      '専門用語',
      '状態',
      '下書き',
      '2件の文書に3回出現',
    ]) {
      expect(written).toContain(label);
    }
    expect(written).toContain('- **潮時計** (定義の重複)：同じ定義があります。');
    expect(written).not.toMatch(/Reading|Also|Category|Status|occurrence|term\b.*term\./);
  });

  it('W01: warns where the run did not do all of its work', () => {
    const run = glossary([]).run;
    const failed = run === null ? null : { ...run, unitsFailed: 2 };
    expect(writeMarkdown(glossary([entry()], { run: failed }))).toContain('2 parts of it failed');
    const cancelled = run === null ? null : { ...run, status: 'cancelled' as const };
    expect(writeMarkdown(glossary([entry()], { run: cancelled }))).toContain('its run is cancelled');
    expect(writeMarkdown(glossary([entry()]))).not.toContain('incomplete');
  });

  it('W37: cannot be made to hold headings, links, images or HTML by any text of a document', () => {
    for (const text of hostile) {
      const citation = { document: text, start: 0, end: text.length, line: 1, quote: text };
      const everywhere = entry({
        term: text,
        reading: text,
        aliases: [text, text],
        definition: text,
        citations: [citation, citation],
      });
      const described = undefinedEntry({ term: text, description: { text, citation } });
      const written = writeMarkdown(
        glossary([everywhere, described], {
          project: text,
          issues: [{ term: text, type: 'undefined', reason: text }],
        }),
      );
      const forbidden =
        /Link|URL|Image|HTML|Comment|Table|Fenced|CodeBlock|Setext|Ordered|Heading[3-6]|Entity|Strike|Autolink/;
      expect([...nodesOf(written)].filter((name) => forbidden.test(name))).toEqual([]);
      expect(written.match(/^## /gm)).toHaveLength(3);
    }
  });

  it('says that there are no terms', () => {
    expect(writeMarkdown(glossary([]))).toContain('No terms were found.');
  });
});
