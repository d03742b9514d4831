import { describe, expect, it } from 'vitest';
import { projectFileName } from '../../../src-main/projects/file-name.ts';

describe('the file name of a project', () => {
  it.each([
    ['Lathe manual', 'Lathe manual.genglossary'],
    ['旋盤の手引き', '旋盤の手引き.genglossary'],
    ['cafe\u0301', 'café.genglossary'],
    ['v1.2', 'v1.2.genglossary'],
    ['.hidden', 'hidden.genglossary'],
    ['the end...', 'the end.genglossary'],
    ['the end. . ', 'the end.genglossary'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.genglossary'],
    ['../../etc/passwd', 'etc passwd.genglossary'],
    ['tab\tnew\nline\u0000nul', 'tab new line nul.genglossary'],
    ['CON', '_CON.genglossary'],
    ['con', '_con.genglossary'],
    ['Lpt1.notes', '_Lpt1.notes.genglossary'],
    ['COM¹', '_COM¹.genglossary'],
    ['Console', 'Console.genglossary'],
    ['COM10', 'COM10.genglossary'],
    ['half \uD800 character', 'half character.genglossary'],
  ])('%j is %j', (name, file) => {
    expect(projectFileName(name, 1)).toBe(file);
  });

  it.each(['', '   ', '...', '///', '\u0000', '\uD800'])(
    'of which nothing can be kept is a plain word: %j',
    (name) => {
      expect(projectFileName(name, 1)).toBe('Glossary.genglossary');
    },
  );

  it('has a number where the plain one is taken', () => {
    expect(projectFileName('Lathe', 2)).toBe('Lathe (2).genglossary');
    expect(projectFileName('aux', 12)).toBe('_aux (12).genglossary');
  });

  it.each(['a', '用', '👩‍👩‍👧‍👦', 'e\u0301\u0302\u0303'])(
    'leaves room for what is added to it, and is cut between characters: %s',
    (character) => {
      const file = projectFileName(character.repeat(500), 1);
      expect(Buffer.byteLength(`${file}.backups`)).toBeLessThanOrEqual(255);
      const stem = file.slice(0, -'.genglossary'.length);
      const kept = character.normalize('NFC');
      expect(stem).toBe(kept.repeat(stem.length / kept.length));
      expect(stem).not.toBe('');
    },
  );

  it('that is cut before a dot or a space does not end with it', () => {
    expect(projectFileName(`${'a'.repeat(149)}. ${'b'.repeat(50)}`, 1)).toBe(
      `${'a'.repeat(149)}.genglossary`,
    );
  });
});
