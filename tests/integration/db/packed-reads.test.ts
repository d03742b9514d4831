import { describe, expect, it } from 'vitest';
import { pack, packList, unpack, unpackEach } from '../../../src-main/threads/packed.ts';
import { ranked, rankedJson } from '../../support/operations.ts';
import { newProjectFile, openDatabase } from '../../support/project-file.ts';
import { errorOf } from '../../support/work.ts';

const AT = '2026-02-03T04:05:06.789Z';
const LEASE = { runId: 'run 1', token: 'token 1' };

/** A database with an active run, which writes what is packed. */
async function openWithRun() {
  const db = await openDatabase(newProjectFile());
  const owner = { host: 'here', pid: 1, processStart: 'then', fileIdentity: 'this' };
  const run = { id: LEASE.runId, token: LEASE.token, startedAt: AT, resumes: null, owner };
  await db.write.startRun({ ...run, scope: 'full', options: '{}', program: 'test' }, []);
  await db.write.beginRun(LEASE);
  return db;
}

const document = (path: string, text: string) => ({
  path,
  text: pack(text),
  format: 'text' as const,
  hash: '',
  folder: '/folder',
  filePath: path,
});

describe('a packed read', () => {
  it('gives what the plain one gives, also of what was written a moment ago', async () => {
    const db = await openWithRun();
    await db.write.publishTerms(LEASE, rankedJson([ranked('kiln'), ranked('窯')]));
    expect([...unpackEach(await db.readPacked.listWantedTerms())]).toEqual(await db.read.listWantedTerms());
    expect(unpack(await db.readPacked.glossary())).toEqual(await db.read.glossary());
    expect(unpack(await db.readPacked.getRun(LEASE.runId))).toEqual(await db.read.getRun(LEASE.runId));
    expect([...unpackEach(await db.readPacked.getUnitResults(['nowhere']))]).toEqual([null]);
  });

  it('fails with the same error as the plain one', async () => {
    const db = await openWithRun();
    await db.write.publishDocuments(
      LEASE,
      { stored: [document('false.txt', 'Its hash is not that of its text.')], removed: [] },
      AT,
    );
    const plain = await errorOf(db.read.getDocument('false.txt'));
    expect(plain).toMatchObject({ code: 'document-damaged' });
    expect(await errorOf(db.readPacked.getDocument('false.txt'))).toEqual(plain);
  });

  it('is refused once the file is closed, whether or not there was one before', async () => {
    const first = await openDatabase(newProjectFile());
    await first.readPacked.project();
    const second = await openDatabase(newProjectFile());
    for (const db of [first, second]) {
      await db.close();
      expect(await errorOf(db.readPacked.project())).toMatchObject({
        message: 'The project file is closed.',
      });
    }
  });
});

describe('a write', () => {
  it('takes its arguments packed as well as plain', async () => {
    const db = await openWithRun();
    await db.write.publishTerms(LEASE, pack(rankedJson([ranked('kiln'), ranked('oven')])));
    expect((await db.read.listWantedTerms()).map(({ key }) => key)).toEqual(['kiln', 'oven']);
    const issue = { termKey: 'kiln', reason: 'It is so.', relatedKeys: [], passages: [], cause: 'a cause' };
    await db.write.publishIssues(LEASE, packList([{ ...issue, type: 'undefined' as const }]), AT);
    expect(await db.read.listIssues()).toMatchObject([{ ...issue, type: 'undefined', state: 'open' }]);
  });

  it('takes long texts inside its arguments packed, and stores them as texts', async () => {
    const db = await openWithRun();
    const units = [
      { hash: 'h1', step: 'extract' as const, subject: 'a.txt', result: pack('{"text":"窯とは"}') },
      { hash: 'h2', step: 'extract' as const, subject: 'b.txt', result: '{"text":"kiln"}' },
    ];
    const counts = { unitsDone: 2, unitsReused: 0, unitsFailed: 0 };
    const changes = { steps: [], failedUnits: [] };
    await db.write.storeProgress(LEASE, { units, counts, step: null, changes, events: [] }, AT);
    expect(await db.read.getUnitResults(['h1', 'h2'])).toEqual(['{"text":"窯とは"}', '{"text":"kiln"}']);
  });
});
