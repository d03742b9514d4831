import { describe, expect, it } from 'vitest';
import type { ReadingRow, TextSpan } from '../../../src-main/domain/reading-view.ts';
import { parseDocument } from '../../../src-main/text/parse-document.ts';
import { readingRows } from '../../../src-main/text/reading-rows.ts';

const rendered = (text: string): ReadingRow[] => {
  const rows = readingRows(text, 'markdown', 'rendered');
  return rows.rows(0, rows.total);
};
const spansOf = (rows: readonly ReadingRow[]): TextSpan[] => rows.flatMap(({ cells }) => cells.flat());
/** What a reader sees of a row, with its styles and readings. */
const seen = ({ cells }: ReadingRow): string =>
  cells
    .map((spans) =>
      spans
        .map(({ text, styles, reading }) => {
          const styled = styles.length === 0 ? text : `<${styles.join(' ')}>${text}</>`;
          return reading === null ? styled : `${styled}(${reading})`;
        })
        .join(''),
    )
    .join(' | ');

describe('rendered Markdown', () => {
  it('has a row for each block, with the line that it begins on', () => {
    const rows = rendered(
      '# One\n\nText\ngoes on\n\n> quoted\n> > twice\n\n1. first\n2. second\n   - [x] done\n\n---\n\n| A | B |\n|---|---|\n| 1 |\n\n```\nlet a;\n\n  b();\n```\n',
    );
    expect(
      rows.map((row) => [row.line, row.form.kind, row.quotes, row.indent, row.marker, seen(row)]),
    ).toEqual([
      [1, 'heading', 0, 0, '', 'One'],
      [3, 'paragraph', 0, 0, '', 'Text goes on'],
      [6, 'paragraph', 1, 0, '', 'quoted'],
      [7, 'paragraph', 2, 0, '', 'twice'],
      [9, 'paragraph', 0, 1, '1.', 'first'],
      [10, 'paragraph', 0, 1, '2.', 'second'],
      [11, 'paragraph', 0, 2, '☑', 'done'],
      [13, 'rule', 0, 0, '', '---'],
      [15, 'table', 0, 0, '', 'A | B'],
      [17, 'table', 0, 0, '', '1 | '],
      [20, 'code', 0, 0, '', 'let a;'],
      [21, 'code', 0, 0, '', ''],
      [22, 'code', 0, 0, '', '  b();'],
    ]);
  });

  it('shows emphasis, links and images as text, and readings above what they belong to', () => {
    expect(
      rendered(
        '**bold *both***, ~~gone~~, `a*b*`, [a link](javascript:alert(1)), ![a ship](x.png), [none], &amp; \\*\n\n登り窯《がま》と<ruby>窯<rt>かま</rt></ruby>、\n験潮器<br>次',
      ).map(seen),
    ).toEqual([
      '<strong>bold </><strong emphasis>both</>, <deleted>gone</>, <code>a*b*</>, <link>a link</>, <link>a ship</>, [none], & *',
      '登り窯(がま)と窯(かま)、験潮器\n次',
    ]);
  });

  it('shows HTML, comments, references and front matter as they are written', () => {
    const text =
      '---\ntitle: A\n---\n<script>alert("1")</script>\n\n<!-- hidden? -->\n\n[a]: http://b\n\nText <b onclick="x()">bold</b>\n';
    expect(rendered(text).map(seen)).toEqual([
      '---',
      'title: A',
      '---',
      '<script>alert("1")</script>',
      '<!-- hidden? -->',
      '[a]: http://b',
      'Text <markup><b onclick="x()"></>bold<markup></b></>',
    ]);
  });

  it('shows each character of the text that is searched at its own offset', () => {
    const text =
      '---\ntitle: Boats\n---\n# Pilot *boats*\r\n\r\n> 水先艇は、**水\n> 先**人《にん》を &amp; [運ぶ](x)。\n\n* a\n  b `c`\n\n| 潮 | b \\| c |\n|--|--|\n| <b>d</b> | 🌊 𠮷 |\n\n<div>in a <i>div</i></div>\n';
    const shown = new Map<number, string>();
    for (const { start, end, text: content } of spansOf(rendered(text))) {
      if (content.length !== end - start) shown.set(start, content);
      else for (let at = 0; at < content.length; at += 1) shown.set(start + at, content.charAt(at));
    }
    const searched = parseDocument({ path: '', format: 'markdown', text }).flatMap((block) =>
      [...block.origin].map((offset, index) => [offset, block.text.charAt(index)] as const),
    );
    const characters = searched.filter(([, character]) => character !== ' ');
    expect(characters.length).toBeGreaterThan(40);
    expect(characters.map(([offset]) => [offset, shown.get(offset)])).toEqual(characters);
  });

  it('finds every offset in the row that shows it', () => {
    const text = '# One\n\nTwo\n\n- three\n- four\n';
    const rows = readingRows(text, 'markdown', 'rendered');
    expect(['One', 'Two', 'three', 'four'].map((word) => rows.indexAt(text.indexOf(word)))).toEqual([
      0, 1, 2, 3,
    ]);
    expect(rows.indexAt(0)).toBe(0);
    expect(rows.indexAt(text.length)).toBe(3);
  });

  it('of a hostile document comes in rows of bounded length, with nothing lost', () => {
    const text = `${'['.repeat(10_000)}${'> '.repeat(500)}\n\n${'x'.repeat(100_000)}\n\n\`\`\`\n${'y'.repeat(50_000)}`;
    const spans = spansOf(rendered(text));
    expect(Math.max(...rendered(text).map((row) => seen(row).length))).toBeLessThanOrEqual(4_000);
    const all = spans.map((span) => span.text).join('');
    for (const [character, count] of [
      ['[', 10_000],
      ['x', 100_000],
      ['y', 50_000],
    ] as const) {
      expect(all.split(character)).toHaveLength(count + 1);
    }
  });
});
