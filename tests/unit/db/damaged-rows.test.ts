import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findDamagedRows } from '../../../src-main/db/check-rows.ts';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { createProjectFile, openForWriting } from '../../../src-main/db/open-file.ts';
import { createReadOperations } from '../../../src-main/db/read-operations.ts';
import type { EntryContent } from '../../../src-main/domain/entry.ts';
import {
  AT,
  defined,
  documentToStore,
  openOperations,
  ranked,
  rankedJson,
} from '../../support/operations.ts';
import { connectPast } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Operations = Awaited<ReturnType<typeof openOperations>>;
let read: Operations['read'];
let write: Operations['write'];
let db: Operations['db'];
let lease: ReturnType<Operations['startRun']>;
let generateFor: Operations['generate'];

const generate = (contents: Readonly<Record<string, EntryContent>>): void => generateFor(lease, contents);
const LATHE_DAMAGED = { code: 'entry-damaged', values: { term: 'Lathe' } };

beforeEach(async () => {
  const opened = await openOperations();
  ({ read, write, db, generate: generateFor } = opened);
  lease = opened.startRun(1);
  write.publishDocuments(
    lease,
    { stored: [documentToStore('a.md', 'A lathe turns.'), documentToStore('b.md', '旋盤')], removed: [] },
    AT,
  );
  write.publishTerms(
    lease,
    rankedJson([ranked('lathe', { term: 'Lathe' }), ranked('plane'), ranked('chisel')]),
  );
  generate({ lathe: defined('A lathe turns.'), plane: defined('A plane is flat.') });
});

/** What a fault of the disk may do, past the program. */
const damage = (sql: string): unknown => connectPast(db.connection.name).exec(sql);

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('an entry', () => {
  it('is whole whatever was written to it', () => {
    const whole = { documents: [], entries: [] };
    expect(findDamagedRows(db)).toEqual(whole);
    for (const change of [
      () => write.saveUserText('lathe', 'Mine.', AT),
      () => write.saveUserText('chisel', 'Mine too. 𠮟', AT),
      () => write.setApproval('lathe', true, AT),
      () => generate({ lathe: defined('A lathe spins.'), plane: defined('A plane is even.') }),
      () => write.setApproval('lathe', false, AT),
      () => write.undoDecision(),
      () => write.undoDecision(),
      () => write.undoDecision(),
      () => write.redoDecision(),
      () => write.publishDocuments(lease, { stored: [], removed: ['a.md'] }, AT),
      () => write.publishTerms(lease, rankedJson([])),
      () => generate({}),
    ]) {
      change();
      expect(findDamagedRows(db), String(change)).toEqual(whole);
      expect(() => read.listEntries()).not.toThrow();
    }
  });

  it.each([
    `definition = 'A lathe burns.'`,
    `definition = NULL`,
    `description = '{"text":"x","citation":{}}'`,
    `confidence = 0.7`,
    `citations = '[]'`,
    `citations = 'no JSON'`,
    `status = 'approved'`,
    `edited = 1`,
    `proposal = '{}'`,
    `content_hash = ''`,
  ])('that says %s by itself is damaged: it is not read, and no run works with it', (change) => {
    damage(`UPDATE entries SET ${change} WHERE definition LIKE '%lathe%'`);
    expect(findDamagedRows(db)).toEqual({ documents: [], entries: ['Lathe'] });
    for (const reading of [
      () => read.entryDetails('lathe'),
      () => read.listEntries(),
      () => read.glossary(),
      () => generate({ lathe: defined('A lathe spins.') }),
      () => write.setApproval('lathe', true, AT),
      () => write.setApproval('lathe', false, AT),
    ]) {
      expect(thrownBy(reading), String(reading)).toMatchObject(LATHE_DAMAGED);
    }
    // It stays as it is, and damaged.
    expect(findDamagedRows(db).entries).toEqual(['Lathe']);
    // The others can be read, and so can the list.
    expect(read.entryDetails('plane')?.definition).toBe('A plane is flat.');
    expect(read.entryCounts().all).toBe(2);
  });

  it('that is damaged is whole again when a person writes its text, and what was damaged is gone for good', () => {
    damage(`UPDATE entries SET citations = 'no JSON', proposal = '?' WHERE definition LIKE '%lathe%'`);
    expect(write.saveUserText('lathe', 'A lathe turns.', AT)).toBe('changed');
    expect(findDamagedRows(db).entries).toEqual([]);
    const mended = { definition: 'A lathe turns.', citations: [], status: 'draft', edited: true };
    expect(read.entryDetails('lathe')).toMatchObject(mended);
    expect(read.listEntries()[0]?.proposal).toBeNull();
    expect(read.listRevisions('lathe').map(({ author }) => author)).toEqual(['generate', 'user']);
    write.undoDecision();
    expect(read.entryDetails('lathe')).toMatchObject({ definition: null, citations: [], edited: false });
    write.redoDecision();
    expect(read.entryDetails('lathe')).toMatchObject(mended);
  });

  it('that is damaged is not passed for whole by taking a decision back', () => {
    write.setApproval('lathe', true, AT);
    damage(`UPDATE entries SET proposal = '?' WHERE status = 'approved'`);
    expect(thrownBy(() => write.undoDecision())).toMatchObject(LATHE_DAMAGED);
    expect(findDamagedRows(db).entries).toEqual(['Lathe']);
    damage(`UPDATE entries SET proposal = NULL`);
    expect(write.undoDecision()).toMatchObject({ kind: 'done' });
  });
});

it('an entry of a file of an earlier format is whole after the upgrade', async () => {
  const file = join(temporaryFolder(), 'earlier.genglossary');
  const earlier = MIGRATIONS.filter(({ version }) => version < 30);
  createProjectFile(file, { name: 'Earlier', createdAt: AT }, earlier);
  connectPast(file).exec(`
    INSERT INTO terms (key, term, score, proposed, category, frequency, document_count, variants)
      VALUES ('lathe', 'Lathe', 1, 1, 'technical-term', 1, 1, '[]');
    INSERT INTO entries (term_id, definition, confidence, citations, edited, updated_at)
      VALUES (1, 'A lathe turns.', 1, '[]', 1, '')`);
  const opened = await openForWriting(file, MIGRATIONS);
  try {
    expect(findDamagedRows(opened)).toEqual({ documents: [], entries: [] });
    expect(createReadOperations(opened).entryDetails('lathe')).toMatchObject({ edited: true, stale: null });
  } finally {
    opened.connection.close();
  }
});

describe('a document', () => {
  it('whose text is not the one that was stored is damaged: it is not read', () => {
    damage(`UPDATE documents SET text = '旋 盤' WHERE path = 'b.md'`);
    expect(findDamagedRows(db)).toEqual({ documents: ['b.md'], entries: [] });
    expect(thrownBy(() => read.getDocument('b.md'))).toMatchObject({
      code: 'document-damaged',
      values: { document: 'b.md' },
    });
    expect(read.getDocument('a.md')?.text).toBe('A lathe turns.');
    expect(read.listDocuments()).toHaveLength(2);
  });

  it.each(['when its file is taken in again', 'when it is removed before'])('is whole again %s', (way) => {
    damage(`UPDATE documents SET text = 'x'`);
    if (way.includes('removed')) write.publishDocuments(lease, { stored: [], removed: ['b.md'] }, AT);
    write.publishDocuments(lease, { stored: [documentToStore('b.md', '旋盤')], removed: [] }, AT);
    expect(findDamagedRows(db).documents).toEqual(['a.md']);
    expect(read.getDocument('b.md')?.text).toBe('旋盤');
  });
});
