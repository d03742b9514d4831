import { expect, it } from 'vitest';
import { logLine } from '../../../src-main/runs/log-line.ts';

const EVENT = {
  sequence: 1,
  at: '2026-01-02T03:04:05.678Z',
  level: 'error',
  step: 'extract',
  message: 'a.md: no answer',
  details: null,
} as const;

it('a line of a log names time, level, step and what is said', () => {
  expect(logLine(EVENT)).toBe('2026-01-02T03:04:05.678Z error extract: a.md: no answer');
  expect(logLine({ ...EVENT, step: null })).toBe('2026-01-02T03:04:05.678Z error: a.md: no answer');
});

it('a line of a log is one line, whatever was said', () => {
  const message = 'one\r\n  two\n\nthree\u2028four';
  expect(logLine({ ...EVENT, message })).toBe('2026-01-02T03:04:05.678Z error extract: one two three four');
});
