import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src-main/domain/run.ts';
import { isLong, LONG_RUN_MS, runEndNotice } from '../../../src-main/electron/run-end-notice.ts';
import { textsIn } from '../../../src-main/electron/texts.ts';
import { ENDED_RUN } from '../ipc/fakes.ts';

const FAILED: Run = {
  ...ENDED_RUN,
  status: 'failed',
  reason: 'No folder /home/ada/texts. Choose another one.',
  reasonDetails: { code: 'stopped-by-error', values: { error: 'folder-missing' } },
};

const noticeIn = (language: 'en' | 'ja', run: Run) =>
  runEndNotice(run, 'Harbour 港', textsIn(language), (text) => text.replaceAll('/home/ada', '~'));

describe('runEndNotice', () => {
  it('tells of a completed run what it has done, in both languages', () => {
    const run: Run = { ...ENDED_RUN, unitsDone: 1200, unitsReused: 3, unitsFailed: 1 };
    expect(noticeIn('en', run)).toStrictEqual({
      title: 'The run of “Harbour 港” is completed',
      body: 'Done: 1,200 · reused: 3 · failed: 1',
    });
    expect(noticeIn('ja', run)).toStrictEqual({
      title: '「Harbour 港」の実行が完了しました',
      body: '処理: 1,200 · 再利用: 3 · 失敗: 1',
    });
  });

  it('tells of a failed run why, in the language of the app and without the home folder', () => {
    expect(noticeIn('en', FAILED)).toStrictEqual({
      title: 'The run of “Harbour 港” failed',
      body: 'No folder ~/texts. Choose another one.',
    });
    expect(noticeIn('ja', FAILED)?.body).toBe('フォルダーが見つからないか、読めません。');
  });

  it('leads to the log where a language has no words for the reason', () => {
    const run: Run = {
      ...FAILED,
      reason: 'x is not a function',
      reasonDetails: { code: 'program-mistake', values: { detail: 'x is not a function' } },
    };
    expect(noticeIn('en', run)?.body).toBe('x is not a function');
    expect(noticeIn('ja', run)?.body).toBe('理由は実行の記録で確認できます。');
  });

  it.each(['cancelled', 'interrupted', 'running'] as const)('tells nothing of a run that is %s', (status) => {
    expect(noticeIn('en', { ...ENDED_RUN, status })).toBeNull();
  });
});

describe('isLong', () => {
  const startedAt = '2026-01-01T00:00:00.000Z';
  const after = (milliseconds: number): string =>
    new Date(Date.parse(startedAt) + milliseconds).toISOString();

  it('is a run that took longer than half a minute', () => {
    expect(isLong({ startedAt, finishedAt: after(LONG_RUN_MS + 1) })).toBe(true);
    expect(isLong({ startedAt, finishedAt: after(LONG_RUN_MS) })).toBe(false);
    expect(isLong({ startedAt, finishedAt: null })).toBe(false);
  });
});
