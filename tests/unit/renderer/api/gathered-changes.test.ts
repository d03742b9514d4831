import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ProjectPart } from '../../../../src-main/domain/project-view.ts';
import { gatherChanges } from '../../../../src-renderer/api/gathered-changes.ts';
import type { GatheredChanges } from '../../../../src-renderer/api/gathered-changes.ts';

let shown: (readonly ProjectPart[])[];
let changes: GatheredChanges;

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  changes = gatherChanges((parts) => shown.push(parts));
});
afterEach(() => {
  vi.useRealTimers();
});

it('a change is shown at once, and so is the next one after some quiet', () => {
  changes.add(['terms']);
  expect(shown).toEqual([['terms']]);
  vi.advanceTimersByTime(250);
  changes.add(['entries']);
  expect(shown).toEqual([['terms'], ['entries']]);
});

it('changes that follow closely are shown together, each part once, when there is quiet', () => {
  changes.add(['terms']);
  for (let number = 0; number < 5; number += 1) {
    vi.advanceTimersByTime(100);
    changes.add(number % 2 === 0 ? ['terms', 'entries'] : ['terms']);
  }
  expect(shown).toEqual([['terms']]);
  vi.advanceTimersByTime(249);
  expect(shown).toEqual([['terms']]);
  vi.advanceTimersByTime(1);
  expect(shown).toEqual([['terms'], ['terms', 'entries']]);
  vi.advanceTimersByTime(10_000);
  expect(shown).toHaveLength(2);
});

it('changes without an end are shown every two seconds', () => {
  for (let number = 0; number < 100; number += 1) {
    changes.add(['documents']);
    vi.advanceTimersByTime(100);
  }
  expect(shown).toHaveLength(6);
});

it('what has gathered is not shown after the end', () => {
  changes.add(['terms']);
  changes.add(['entries']);
  changes.end();
  vi.advanceTimersByTime(10_000);
  expect(shown).toEqual([['terms']]);
});
