import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { GlossaryEntry } from '../../../src-main/domain/entry.ts';
import { writeGlossary } from '../../../src-main/exchange/formats.ts';
import { entry, glossary } from './glossary-fixture.ts';

const marked = entry({
  term: 'role-based access control',
  aliases: ['role based access control', 'RBAC', 'access roles'],
  markedForms: { preferred: ['RBAC'], forbidden: ['access roles'] },
});
const written = (format: Parameters<typeof writeGlossary>[1], one: GlossaryEntry = marked): string =>
  writeGlossary(glossary([one]), format);

describe('forms that are preferred or forbidden', () => {
  it('are named in JSON and CSV beside all aliases', () => {
    expect(JSON.parse(written('json'))).toMatchObject({
      entries: [{ aliases: marked.aliases, preferredForms: ['RBAC'], forbiddenForms: ['access roles'] }],
    });
    const [names, row] = written('csv')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(names?.slice(-2)).toEqual(['preferred', 'forbidden']);
    expect(row?.slice(-2)).toEqual(['RBAC', 'access roles']);
  });

  it('are told apart from other names in Markdown, in the language of the glossary', () => {
    expect(written('md')).toContain(
      '**Also**: role based access control, RBAC · **Preferred**: RBAC · **Not to be used**: access roles · ',
    );
    const japanese = entry({
      term: '憩流',
      definition: '潮が止まる時間。',
      aliases: ['止流'],
      markedForms: { preferred: [], forbidden: ['止流'] },
    });
    expect(written('md', japanese)).toContain('**使用禁止**：止流');
    expect(written('md', japanese)).not.toContain('別表記');
  });

  it('give way to the form to use in a dictionary for prh, as do other spellings of the term to its own', () => {
    const dictionary = (one: GlossaryEntry): unknown => parse(written('prh', one));
    expect(dictionary(marked)).toMatchObject({
      rules: [
        { expected: 'RBAC', patterns: [expect.stringContaining('access roles')] },
        { expected: 'role-based access control', patterns: [expect.stringContaining('role based access')] },
      ],
    });
    const all = entry({ term: 'kiln', aliases: [], markedForms: { preferred: [], forbidden: ['kiln'] } });
    expect(dictionary(all)).toMatchObject({ rules: [] });
    const other = entry({
      term: 'サーバ',
      aliases: ['サーバー'],
      markedForms: { preferred: ['サーバー'], forbidden: [] },
    });
    expect(dictionary(other)).toMatchObject({
      rules: [{ expected: 'サーバー', patterns: [expect.stringContaining('サーバ')] }],
    });
  });
});
