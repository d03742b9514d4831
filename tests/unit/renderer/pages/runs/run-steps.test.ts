import { describe, expect, it } from 'vitest';
import type { RunSettings, RunStep, StepSummary } from '../../../../../src-main/domain/run.ts';
import { stepRows, stepStates } from '../../../../../src-renderer/pages/runs/run-steps.ts';
import { runOf } from '../../api/run-of.ts';

const SETTINGS: RunSettings = {
  folder: null,
  provider: 'extractive',
  price: null,
  documents: null,
  terms: null,
};

function summary(step: RunStep, parts: Partial<StepSummary> = {}): StepSummary {
  return {
    step,
    total: 4,
    unitsDone: 3,
    unitsReused: 0,
    unitsFailed: 1,
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:05.000Z',
    ...parts,
  };
}

describe('stepRows', () => {
  it('has the steps that were reached with their time, and then those that were not', () => {
    const extract = summary('extract');
    const generate = summary('generate', { finishedAt: null });
    const details = { steps: [extract, generate], settings: SETTINGS };
    expect(stepRows(runOf({ status: 'running' }), details)).toStrictEqual([
      { kind: 'done', summary: extract, took: 5000 },
      { kind: 'active', summary: generate },
      { kind: 'not-reached', step: 'review' },
      { kind: 'not-reached', step: 'refine' },
    ]);
    expect(stepRows(runOf({ status: 'interrupted' }), details)[1]).toStrictEqual({
      kind: 'cut-off',
      summary: generate,
    });
  });

  it('has a step for reading only where a folder was to be read', () => {
    const run = runOf({ status: 'pending' });
    const steps = (folder: string | null) =>
      stepRows(run, { steps: [], settings: { ...SETTINGS, folder } }).length;
    expect(steps(null)).toBe(4);
    expect(steps('/texts')).toBe(5);
  });

  it('has no step that took less than nothing, when the clock was set back', () => {
    const extract = summary('extract', { finishedAt: '2025-12-31T00:00:00.000Z' });
    expect(stepRows(runOf({ scope: 'extract' }), { steps: [extract], settings: SETTINGS })).toStrictEqual([
      { kind: 'done', summary: extract, took: 0 },
    ]);
  });
});

describe('stepStates', () => {
  const progress = { step: 'generate', total: 4, finished: 1, since: '' } as const;

  it('tells what is done, what is at work and what comes', () => {
    const states = (folder: string | null) =>
      stepStates(runOf({ progress }), { ...SETTINGS, folder }).map(({ state }) => state);
    expect(states('/texts')).toStrictEqual(['done', 'done', 'active', 'next', 'next']);
    expect(states(null)).toStrictEqual(['done', 'active', 'next', 'next']);
    expect(stepStates(runOf({ progress: null }), SETTINGS).every(({ state }) => state === 'next')).toBe(true);
    expect(stepStates(runOf({ scope: 'review' }), SETTINGS)).toStrictEqual([
      { step: 'review', state: 'next' },
    ]);
  });

  it('knows the step that is at work before it knows the settings', () => {
    const at = (step: RunStep) =>
      stepStates(runOf({ progress: { ...progress, step } }), undefined).find(
        ({ state }) => state === 'active',
      );
    expect(at('read')).toStrictEqual({ step: 'read', state: 'active' });
    expect(at('judge')).toStrictEqual({ step: 'judge', state: 'active' });
  });

  it('has candidates judged by a model alone', () => {
    const steps = (provider: string) =>
      stepStates(runOf({ progress: null }), { ...SETTINGS, provider }).map(({ step }) => step);
    expect(steps('ollama: small:1b (127.0.0.1:9)')).toContain('judge');
    expect(steps('extractive')).not.toContain('judge');
    expect(steps('')).not.toContain('judge');
  });
});
