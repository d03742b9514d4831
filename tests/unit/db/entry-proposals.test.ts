import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryContent } from '../../../src-main/domain/entry.ts';
import { AT, NO_CHANGES, defined, openOperations, ranked, rankedJson } from '../../support/operations.ts';

let operations: Awaited<ReturnType<typeof openOperations>>;
let lease: ReturnType<typeof operations.startRun>;
let runs = 0;

const KEYS = ['chisel', 'lathe', 'plane'] as const;
const COUNTS = { unitsDone: 0, unitsReused: 0, unitsFailed: 0 };

beforeEach(async () => {
  operations = await openOperations();
  runs = 1;
  lease = operations.startRun(runs);
  operations.write.publishTerms(lease, rankedJson(KEYS.map((key) => ranked(key))));
  generate({ chisel: defined('A chisel cuts.'), lathe: defined('A lathe turns.') });
  operations.write.setApproval('lathe', true, AT);
  operations.write.saveUserText('chisel', 'My chisel.', AT);
});

/** Publishes contents in a run of their own. */
function generate(contents: Readonly<Record<string, EntryContent>>): void {
  if (runs > 1) {
    const end = { status: 'completed', finishedAt: AT, reason: null, reasonDetails: null } as const;
    operations.write.finishRun(lease, { ...end, counts: COUNTS }, [], NO_CHANGES);
    lease = operations.startRun(runs);
  }
  runs += 1;
  operations.generate(lease, contents);
}

/** A definition that rests on a passage further down than those of `defined`. */
function further(definition: string): EntryContent {
  const content = defined(definition);
  const moved = content.citations.map((citation) => ({ ...citation, line: 9, start: 90, end: 104 }));
  return { ...content, citations: moved };
}

const details = (key: string) => operations.read.entryDetails(key);
const proposed = (key: string) => details(key)?.proposal?.content.definition ?? null;
const changed = (): readonly string[] =>
  operations.read.entryKeys({ view: 'changed', searchForms: [], textForms: [] });
const history = (key: string) =>
  operations.read
    .entryHistory({ termKey: key, offset: 0, limit: 10 })
    .rows.map(({ author, text, runId, isCurrent }) => [author, text, runId, isCurrent]);

describe('a proposal', () => {
  beforeEach(() => generate({ chisel: defined('A chisel carves.'), lathe: defined('A lathe spins.') }));

  it('W10: waits beside an approved or edited text, told in the list, with the run that makes it', () => {
    expect(details('lathe')).toMatchObject({ definition: 'A lathe turns.', status: 'approved' });
    expect(details('lathe')?.proposal).toMatchObject({ author: 'generate', runId: 'run 2' });
    expect(proposed('chisel')).toBe('A chisel carves.');
    expect(changed()).toEqual(['chisel', 'lathe']);
    expect(operations.read.entryCounts().changed).toBe(2);
  });

  it('is taken with its sources as the text of its run, and asks for approval again', () => {
    expect(operations.write.takeProposals(['lathe', 'plane'], AT)).toBe(1);
    expect(details('lathe')).toMatchObject({
      ...defined('A lathe spins.'),
      status: 'draft',
      edited: false,
      proposal: null,
    });
    expect(history('lathe')).toEqual([
      ['generate', 'A lathe spins.', 'run 2', true],
      ['generate', 'A lathe turns.', 'run 1', false],
    ]);
  });

  it('is taken and dismissed for several entries in one step, which is taken back as one', () => {
    operations.write.takeProposals(KEYS, AT);
    expect(operations.read.decisionState().undo).toMatchObject({ kind: 'proposal-taken', count: 2 });
    operations.write.undoDecision();
    expect(details('chisel')).toMatchObject({ definition: 'My chisel.', edited: true });
    expect(details('lathe')).toMatchObject({ definition: 'A lathe turns.', status: 'approved' });
    expect(changed()).toEqual(['chisel', 'lathe']);

    operations.write.dismissProposals(KEYS, AT);
    expect(changed()).toEqual([]);
    operations.write.undoDecision();
    expect(changed()).toEqual(['chisel', 'lathe']);
  });

  it('W10: is taken in part as a text of the person, with the passages of both, in one step that is taken back', () => {
    const part = { present: 'A lathe turns.', proposed: 'A lathe spins.', text: 'A lathe turns and spins.' };
    const [shared, other] = [defined(part.present).citations, further(part.proposed).citations];
    generate({ lathe: { ...further(part.proposed), citations: [...shared, ...other] } });
    expect(operations.write.takePartOfProposal('lathe', part, AT)).toBe(true);
    expect(details('lathe')).toMatchObject({
      definition: part.text,
      citations: [...shared, ...other],
      status: 'draft',
      edited: true,
      proposal: null,
    });
    expect(history('lathe')).toEqual([
      ['user', part.text, null, true],
      ['generate', part.present, 'run 1', false],
    ]);
    expect(operations.read.decisionState().undo).toMatchObject({
      kind: 'proposal-part-taken',
      subject: 'lathe',
    });
    operations.write.undoDecision();
    expect(details('lathe')).toMatchObject({ definition: part.present, status: 'approved' });
    expect(proposed('lathe')).toBe(part.proposed);
  });

  it('of which a part was taken comes back only when a run proposes other words', () => {
    const part = { present: 'A lathe turns.', proposed: 'A lathe spins.', text: 'A lathe turns and spins.' };
    operations.write.takePartOfProposal('lathe', part, AT);
    generate({ lathe: defined('A lathe spins.') });
    expect(proposed('lathe')).toBeNull();
    generate({ lathe: defined('A lathe rotates.') });
    expect(proposed('lathe')).toBe('A lathe rotates.');
  });

  it('is not taken in part where a person saw other texts than there are by now', () => {
    const text = 'A lathe turns and spins.';
    const seen = { present: 'A lathe turns.', proposed: 'A lathe spins.' };
    const others = [
      { ...seen, present: 'A lathe.' },
      { ...seen, proposed: 'A lathe whirls.' },
    ];
    for (const other of others) {
      expect(operations.write.takePartOfProposal('lathe', { ...other, text }, AT)).toBe(false);
    }
    expect(operations.write.takePartOfProposal('plane', { ...seen, text }, AT)).toBe(false);
    expect(details('lathe')).toMatchObject({ definition: seen.present, status: 'approved' });
    expect(proposed('lathe')).toBe(seen.proposed);
  });

  it('comes back after it was dismissed only when a run proposes other words', () => {
    operations.write.dismissProposals(['lathe'], AT);
    const elsewhere = defined('A lathe spins.').citations.map((citation) => ({ ...citation, line: 9 }));
    generate({ lathe: { ...defined('A lathe spins.'), citations: elsewhere } });
    expect(proposed('lathe')).toBeNull();
    generate({ lathe: defined('A lathe rotates.') });
    expect(proposed('lathe')).toBe('A lathe rotates.');
  });

  it('goes when the next run says what the entry says, wherever its passages stand now', () => {
    const [citation] = defined('A lathe turns.').citations;
    generate({
      lathe: {
        ...defined('A lathe turns.'),
        citations: citation === undefined ? [] : [{ ...citation, line: 40 }],
      },
    });
    expect(proposed('lathe')).toBeNull();
  });
});

describe('the history of an entry', () => {
  it('is read in pages, the newest text first', () => {
    generate({ plane: defined('A plane is flat.') });
    generate({ plane: defined('A plane is even.') });
    const page = operations.read.entryHistory({ termKey: 'plane', offset: 1, limit: 1 });
    expect(page.total).toBe(2);
    expect(page.rows).toMatchObject([{ text: 'A plane is flat.', replaced: null, isCurrent: false }]);
  });

  it('W10: leads back to any text, as a step of its own that a run does not replace', () => {
    const [, first] = operations.read.entryHistory({ termKey: 'chisel', offset: 0, limit: 10 }).rows;
    if (first === undefined) throw new Error('There is no earlier text.');
    expect(operations.write.restoreText('chisel', first.id, AT)).toBe('defined');
    generate({ chisel: defined('A chisel carves.') });
    expect(details('chisel')).toMatchObject({ definition: 'A chisel cuts.', edited: true });
    expect(proposed('chisel')).toBe('A chisel carves.');
    operations.write.undoDecision();
    expect(details('chisel')?.definition).toBe('My chisel.');
    expect(operations.write.restoreText('lathe', first.id, AT)).toBe('no-such-text');
  });
});

describe('entries that are approved together', () => {
  it('are those that say something, in one step', () => {
    generate({ plane: defined('A plane is flat.') });
    expect(operations.write.approveEntries(KEYS, AT)).toBe(2);
    expect(operations.read.entryCounts().approved).toBe(3);
    operations.write.undoDecision();
    expect(operations.read.entryCounts().approved).toBe(1);
  });
});

describe('who wrote a text', () => {
  it('is kept with it, is no part of what a person wrote, and counts as unknown in what was stored before', () => {
    const writer = { kind: 'built-in', insteadOf: { model: 'small:1b', why: 'unusable' } } as const;
    generate({ plane: { ...defined('A plane is flat.'), writer } });
    expect(details('plane')?.writer).toEqual(writer);
    operations.write.saveUserText('plane', 'A plane is even.', AT);
    expect(details('plane')?.writer).toBeNull();
    expect(details('lathe')?.writer).toBeNull();
  });
});

describe('issues that are dismissed together', () => {
  it('keep the reason that a person gives, also when a run finds them again, until they are opened again', () => {
    const found = (termKey: string) => {
      const issue = {
        termKey,
        type: 'circular',
        reason: 'Circular.',
        relatedKeys: [],
        passages: [],
      } as const;
      return { ...issue, cause: 'one cause' };
    };
    const both = [found('chisel'), found('lathe')];
    operations.write.publishIssues(lease, both, AT);
    const decision = { state: 'dismissed', dismissal: 'Readers know both.' } as const;
    expect(operations.write.decideIssues(both, decision, AT)).toBe(2);
    expect(operations.read.decisionState().undo).toMatchObject({ kind: 'issue-dismissed', count: 2 });
    operations.write.publishIssues(lease, both, AT);
    expect(operations.read.issueRows()).toMatchObject([decision, decision]);
    operations.write.undoDecision();
    expect(operations.read.issueRows()).toMatchObject([
      { state: 'open', dismissal: '' },
      { state: 'open', dismissal: '' },
    ]);
  });
});
