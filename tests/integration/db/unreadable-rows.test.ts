import { describe, expect, it } from 'vitest';
import { addedTerm } from '../../support/operations.ts';
import { CREATED_AT, connectPast, newProjectFile, openDatabase } from '../../support/project-file.ts';
import { errorOf } from '../../support/work.ts';

describe('a row that a fault has changed', () => {
  it.each(['no JSON', '{"a": "list?"}'])(
    'is told as damage where it cannot be read: %s',
    async (variants) => {
      const file = newProjectFile();
      const db = await openDatabase(file);
      await db.write.addTerm(addedTerm('lathe'), CREATED_AT);
      expect((await db.read.termDetails('lathe'))?.term).toBe('lathe');
      connectPast(file, { timeout: 5000 }).prepare('UPDATE terms SET variants = ?').run(variants);
      expect(await errorOf(db.read.termDetails('lathe'))).toMatchObject({
        name: 'ActionableError',
        code: 'project-damaged',
      });
    },
  );
});
