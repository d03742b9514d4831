import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_CONTENT } from '../../../src-main/domain/entry.ts';
import type { EntryContent } from '../../../src-main/domain/entry.ts';
import { AT, NO_CHANGES, defined, openOperations, ranked, rankedJson } from '../../support/operations.ts';

type Operations = Awaited<ReturnType<typeof openOperations>>;
let read: Operations['read'];
let write: Operations['write'];
let lease: ReturnType<Operations['startRun']>;
let db: Operations['db'];
let startRun: Operations['startRun'];
let generateFor: Operations['generate'];

const KEYS = ['chisel', 'lathe', 'plane'] as const;
const COUNTS = { unitsDone: 0, unitsReused: 0, unitsFailed: 0 };

beforeEach(async () => {
  ({ read, write, db, startRun, generate: generateFor } = await openOperations());
  lease = startRun(1);
  write.publishTerms(lease, rankedJson(KEYS.map((key) => ranked(key))));
});

const generate = (contents: Readonly<Record<string, EntryContent>>): void => generateFor(lease, contents);
const refine = (termKey: string, content: EntryContent): void =>
  write.publishRefined(lease, { results: [{ termKey, content }], outcomes: [] }, AT);
const entryOf = (key: string) => read.listEntries().find(({ termKey }) => termKey === key);
const textsOf = (key: string): unknown[] =>
  read
    .listRevisions(key)
    .map(({ author, content, replaced }) => [author, content.definition, replaced?.definition]);

/** Ends the present run and begins the next one. */
function nextRun(): void {
  write.finishRun(
    lease,
    { status: 'completed', finishedAt: AT, reason: null, reasonDetails: null, counts: COUNTS },
    [],
    NO_CHANGES,
  );
  lease = startRun(2);
}

describe('a generated entry', () => {
  it('is kept with everything it says', () => {
    const description = {
      text: 'made of 鋼',
      citation: { document: 'b.md', start: 5, end: 9, line: 2, quote: '**鋼**' },
    };
    generate({ lathe: defined('A lathe turns.'), plane: { ...EMPTY_CONTENT, description } });
    expect(entryOf('lathe')).toEqual({
      ...defined('A lathe turns.'),
      termKey: 'lathe',
      term: 'lathe',
      reading: null,
      aliases: [],
      markedForms: { preferred: [], forbidden: [] },
      category: 'technical-term',
      status: 'draft',
      edited: false,
      proposal: null,
    });
    expect(entryOf('plane')).toMatchObject({ definition: null, description, citations: [] });
    expect(entryOf('chisel')).toBeUndefined();
  });

  it('is replaced by the next text, and its history tells both', () => {
    generate({ lathe: defined('A lathe turns.') });
    nextRun();
    generate({ lathe: defined('A lathe turns wood.') });
    expect(entryOf('lathe')?.definition).toBe('A lathe turns wood.');
    expect(textsOf('lathe')).toEqual([
      ['generate', 'A lathe turns.', undefined],
      ['generate', 'A lathe turns wood.', 'A lathe turns.'],
    ]);
    expect(read.listRevisions('lathe').map(({ runId }) => runId)).toEqual(['run 1', 'run 2']);
  });

  it('has no new revision for the same text', () => {
    generate({ lathe: defined('A lathe turns.') });
    nextRun();
    generate({ lathe: defined('A lathe turns.') });
    // The same with its fields in another order.
    const { writer, extractive, alternatives, citations, confidence, description, definition } =
      defined('A lathe turns.');
    generate({ lathe: { writer, extractive, alternatives, citations, confidence, description, definition } });
    expect(textsOf('lathe')).toHaveLength(1);
  });

  it('keeps what refinement made of it as long as the generated text is the same', () => {
    generate({ lathe: defined('A lathe turns.') });
    refine('lathe', defined('A lathe turns wood.'));
    nextRun();
    generate({ lathe: defined('A lathe turns.') });
    expect(entryOf('lathe')?.definition).toBe('A lathe turns wood.');
    generate({ lathe: defined('A lathe spins.') });
    expect(entryOf('lathe')?.definition).toBe('A lathe spins.');
    expect(textsOf('lathe').map(String)).toEqual([
      'generate,A lathe turns.,',
      'refine,A lathe turns wood.,A lathe turns.',
      'generate,A lathe spins.,A lathe turns wood.',
    ]);
  });

  it('goes with its term’s place in the glossary', () => {
    generate({ lathe: defined('A lathe turns.'), plane: defined('A plane is flat.') });
    write.publishTerms(lease, rankedJson([ranked('lathe', { proposed: false }), ranked('plane')]));
    generate({});
    expect(read.listEntries().map(({ termKey }) => termKey)).toEqual(['plane']);
  });

  it('stays where its unit has no answer this time', () => {
    generate({ lathe: defined('A lathe turns.'), plane: defined('A plane is flat.') });
    write.publishGenerated(lease, [{ termKey: 'lathe', hash: 'never computed' }], AT);
    expect(read.listEntries().map(({ definition }) => definition)).toEqual([
      'A lathe turns.',
      'A plane is flat.',
    ]);
  });

  it('is not shown while its term is rejected, and is there again afterwards', () => {
    generate({ lathe: defined('A lathe turns.') });
    write.decideTerms(['lathe'], { status: 'rejected' }, AT);
    expect(read.listEntries()).toEqual([]);
    write.decideTerms(['lathe'], { status: 'candidate' }, AT);
    expect(entryOf('lathe')?.definition).toBe('A lathe turns.');
  });

  it('of a term that does not exist is left out', () => {
    generate({ nothing: defined('Nothing is nothing.'), lathe: defined('A lathe turns.') });
    expect(read.listEntries().map(({ termKey }) => termKey)).toEqual(['lathe']);
  });
});

describe('W10: the text of a person', () => {
  it('is never replaced by a run: the new text waits beside it', () => {
    generate({ lathe: defined('A lathe turns.') });
    expect(write.saveUserText('lathe', 'My own words.', AT)).toBe('changed');
    nextRun();
    generate({ lathe: defined('A lathe spins.') });
    expect(entryOf('lathe')).toMatchObject({
      definition: 'My own words.',
      edited: true,
      proposal: defined('A lathe spins.'),
    });
    refine('lathe', defined('A lathe spins wood.'));
    expect(entryOf('lathe')).toMatchObject({
      definition: 'My own words.',
      proposal: defined('A lathe spins wood.'),
    });
    expect(textsOf('lathe').map(String)).toEqual([
      'generate,A lathe turns.,',
      'user,My own words.,A lathe turns.',
    ]);
  });

  it('that was written during the run is not replaced by its later steps', () => {
    generate({ lathe: defined('A lathe turns.') });
    write.saveUserText('lathe', 'Written meanwhile.', AT);
    refine('lathe', defined('A lathe turns wood.'));
    expect(entryOf('lathe')).toMatchObject({
      definition: 'Written meanwhile.',
      proposal: defined('A lathe turns wood.'),
    });
  });

  it('has nothing beside it any more when the run proposes the same', () => {
    generate({ lathe: defined('A lathe turns.') });
    write.setApproval('lathe', true, AT);
    generate({ lathe: defined('A lathe spins.') });
    expect(entryOf('lathe')?.proposal).not.toBeNull();
    generate({ lathe: defined('A lathe turns.') });
    expect(entryOf('lathe')?.proposal).toBeNull();
  });

  it('rests on the passage that described the term, where there was no definition before', () => {
    const citation = { document: 'b.md', start: 5, end: 9, line: 2, quote: '**鋼**' };
    generate({ plane: { ...EMPTY_CONTENT, description: { text: '鋼', citation } } });
    write.saveUserText('plane', 'A plane is made of steel.', AT);
    expect(entryOf('plane')?.citations).toEqual([citation]);
  });

  it('settles that there was no definition, and nothing else', () => {
    const about = { termKey: 'plane', reason: 'because', relatedKeys: [], passages: [], cause: 'c' };
    write.publishIssues(
      lease,
      [
        { ...about, type: 'undefined' },
        { ...about, type: 'duplicate' },
        { ...about, termKey: 'lathe', type: 'undefined' },
      ],
      AT,
    );
    const states = (): unknown[] =>
      read.listIssues().map(({ termKey, type, state }) => [termKey, type, state]);
    write.saveUserText('plane', '  ', AT);
    expect(states()).not.toContainEqual(['plane', 'undefined', 'resolved']);
    write.saveUserText('plane', 'A plane smooths wood.', AT);
    expect(states()).toEqual([
      ['lathe', 'undefined', 'open'],
      ['plane', 'duplicate', 'open'],
      ['plane', 'undefined', 'resolved'],
    ]);
  });

  it('may be written before there is an entry', () => {
    expect(write.saveUserText('plane', 'Mine.', AT)).toBe('added');
    expect(entryOf('plane')).toMatchObject({ definition: 'Mine.', edited: true, status: 'draft' });
    expect(write.saveUserText('no such term', 'Mine.', AT)).toBe('no-such-term');
  });

  it('stays also when nobody proposes the term any more', () => {
    write.saveUserText('plane', 'Mine.', AT);
    write.publishTerms(lease, rankedJson([]));
    generate({});
    expect(entryOf('plane')?.definition).toBe('Mine.');
    expect(read.getTerm('plane')).not.toBeNull();
  });

  it('approved as it stands, is protected likewise', () => {
    generate({ lathe: defined('A lathe turns.'), plane: defined('A plane is flat.') });
    expect(write.setApproval('lathe', true, AT)).toBe(true);
    expect(write.setApproval('chisel', true, AT)).toBe(false);
    write.publishTerms(lease, rankedJson([]));
    generate({ lathe: defined('A lathe spins.'), plane: defined('A plane is even.') });
    expect(read.listEntries()).toEqual([
      expect.objectContaining({
        termKey: 'lathe',
        status: 'approved',
        definition: 'A lathe turns.',
        proposal: defined('A lathe spins.'),
      }),
    ]);
  });
});

describe('W01, W02, W05: a run that does not come to its end', () => {
  it('leaves terms, entries and issues as they were', () => {
    generate({ lathe: defined('A lathe turns.') });
    write.publishIssues(lease, [issue('lathe')], AT);
    nextRun();
    const before = [read.listTerms(-1), read.listEntries(), read.listIssues()];
    const unit = {
      hash: 'new',
      step: 'generate',
      subject: 'lathe',
      result: JSON.stringify(defined('New.')),
    } as const;
    write.storeProgress(
      lease,
      { units: [unit], counts: { ...COUNTS, unitsDone: 1 }, step: null, changes: NO_CHANGES, events: [] },
      AT,
    );
    write.finishRun(
      lease,
      { status: 'cancelled', finishedAt: AT, reason: 'cancelled', reasonDetails: null, counts: COUNTS },
      [],
      NO_CHANGES,
    );
    expect([read.listTerms(-1), read.listEntries(), read.listIssues()]).toEqual(before);
    for (const publish of [
      () => write.publishTerms(lease, '[]'),
      () => write.publishGenerated(lease, [{ termKey: 'lathe', hash: 'new' }], AT),
      () => write.publishIssues(lease, [], AT),
      () => refine('lathe', defined('New.')),
    ]) {
      expect(publish).toThrow('no longer belongs');
    }
    expect([read.listTerms(-1), read.listEntries(), read.listIssues()]).toEqual(before);
    expect(read.knownUnits(['new'])).toEqual(['new']);
  });

  it('changes nothing when its publication fails in the middle', () => {
    generate({ chisel: defined('A chisel cuts.'), plane: defined('A plane is flat.') });
    const before = read.listEntries();
    db.connection.exec(`CREATE TRIGGER broken BEFORE INSERT ON entry_revisions WHEN NEW.content LIKE '%bad%'
      BEGIN SELECT RAISE(ABORT, 'on fire'); END`);
    const contents = { chisel: defined('good'), lathe: defined('good'), plane: defined('bad') };
    expect(() => generate(contents)).toThrow('on fire');
    expect(read.listEntries()).toEqual(before);
  });
});

function issue(termKey: string, cause = 'because', reason = 'Nothing defines it.') {
  return { termKey, type: 'undefined', reason, relatedKeys: ['plane'], passages: [], cause } as const;
}

describe('issues', () => {
  const states = (): string[] =>
    read.listIssues().map(({ termKey, cause, state }) => `${termKey} ${cause}: ${state}`);
  const dismiss = (cause: string): unknown =>
    db.connection.prepare(`UPDATE issues SET state = 'dismissed' WHERE cause = ?`).run(cause);

  it('take the place of those of the review before', () => {
    write.publishIssues(lease, [issue('chisel'), issue('lathe')], AT);
    nextRun();
    write.publishIssues(lease, [issue('lathe', 'because', 'It is still so.'), issue('plane')], AT);
    expect(states()).toEqual(['lathe because: open', 'plane because: open']);
    expect(read.listIssues()[0]).toMatchObject({
      reason: 'It is still so.',
      relatedKeys: ['plane'],
      passages: [],
      term: 'lathe',
    });
  });

  it('stay dismissed while their cause is the same, also when they are found or concluded again', () => {
    write.publishIssues(lease, [issue('lathe'), issue('plane')], AT);
    dismiss('because');
    nextRun();
    write.publishIssues(lease, [issue('lathe'), issue('lathe', 'new cause')], AT);
    expect(states()).toEqual([
      'lathe because: dismissed',
      'lathe new cause: open',
      'plane because: dismissed',
    ]);
    const outcomes = ['because', 'new cause'].map((cause) => ({
      ...issue('lathe', cause),
      isResolved: true,
    }));
    write.publishRefined(lease, { results: [], outcomes }, AT);
    expect(states()).toEqual([
      'lathe because: dismissed',
      'lathe new cause: resolved',
      'plane because: dismissed',
    ]);
    expect(read.glossary().issues).toEqual([]);
  });

  it('are concluded each by itself', () => {
    write.publishIssues(lease, [issue('chisel'), issue('lathe'), issue('plane')], AT);
    const outcomes = [
      { ...issue('chisel'), isResolved: true },
      { ...issue('lathe'), isResolved: false },
    ];
    write.publishRefined(lease, { results: [], outcomes }, AT);
    expect(states()).toEqual(['chisel because: resolved', 'lathe because: open', 'plane because: open']);
    write.publishRefined(lease, { results: [], outcomes: [{ ...issue('chisel'), isResolved: false }] }, AT);
    expect(states()[0]).toBe('chisel because: open');
  });

  it('of terms that are gone go with them', () => {
    write.publishIssues(lease, [issue('chisel'), issue('no such term')], AT);
    expect(states()).toEqual(['chisel because: open']);
    write.publishTerms(lease, '[]');
    expect(states()).toEqual([]);
  });
});

it('W10: whatever runs and a person do in turn, no text of a person is ever lost or replaced', () => {
  const key = fc.constantFrom(...KEYS);
  const text = fc.constantFrom('one', 'two', 'three', '四');
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom('generate', 'refine', 'edit'), key, text }),
    fc.record({ kind: fc.constantFrom('approve', 'drop', 'extract'), key, text }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      db.connection.exec('DELETE FROM entries');
      db.connection.exec(`UPDATE terms SET status = 'candidate', proposed = 1`);
      write.publishTerms(lease, rankedJson(KEYS.map((one) => ranked(one))));
      const mine = new Map<string, string>();
      for (const one of steps) {
        const content = defined(`${one.text} by a run`);
        if (one.kind === 'generate') generate({ [one.key]: content });
        if (one.kind === 'refine') refine(one.key, content);
        if (one.kind === 'drop') write.publishTerms(lease, rankedJson([]));
        if (one.kind === 'extract') write.publishTerms(lease, rankedJson(KEYS.map((found) => ranked(found))));
        if (one.kind === 'edit' && write.saveUserText(one.key, `${one.text} by me`, AT) !== 'no-such-term') {
          mine.set(one.key, `${one.text} by me`);
        }
        if (one.kind === 'approve' && write.setApproval(one.key, true, AT)) {
          mine.set(one.key, entryOf(one.key)?.definition ?? '');
        }
        for (const [termKey, definition] of mine) expect(entryOf(termKey)?.definition).toBe(definition);
        for (const termKey of KEYS) {
          const revisions = read.listRevisions(termKey);
          // Each text names the one that it replaced: the history has no gap.
          revisions.forEach(({ replaced }, index) => {
            expect(replaced?.definition).toBe(
              index === 0 ? undefined : revisions[index - 1]?.content.definition,
            );
          });
        }
      }
    }),
    { numRuns: 60 },
  );
});
