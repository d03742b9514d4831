import { expect, it } from 'vitest';
import { MESSAGE_CODES } from '../../../src-main/domain/message.ts';
import type { Message, MessageCode } from '../../../src-main/domain/message.ts';
import { parseMessage } from '../../../src-main/db/repositories/messages.ts';
import { sentenceOf } from '../../../src-main/runs/sentence-of.ts';

const EXAMPLES: Readonly<Record<MessageCode, readonly [Message['values'], string]>> = {
  'documents-read': [{ files: 3, changed: 2, removed: 1 }, '3 files: 2 new or changed, 1 gone.'],
  'document-refused': [{ path: 'a b/図.md', refusal: 'empty' }, 'a b/図.md: The file has no text in it.'],
  'language-not-supported': [
    { path: 'a.md' },
    'a.md is mostly in a language that is not supported well: few of its terms are found.',
  ],
  'documents-left-out': [{ count: 2 }, 'Files that were taken out of the project and stay out: 2.'],
  'issues-refined': [{ better: 1, issues: 4 }, '1 of 4 issues led to a better passage.'],
  'candidates-judged': [
    { terms: 180, generalWords: 12, fragments: 3, undecided: 2 },
    'Candidates that the model takes for terms: 180; left out: 12 general words, 3 fragments; undecided: 2.',
  ],
  'passages-leave': [
    { host: 'api.example.com' },
    'Passages for the model go to api.example.com, which is not this computer.',
  ],
  'model-asked': [
    { requests: 12, tokensIn: 4000, tokensOut: 300 },
    'Requests to the model: 12; tokens sent: 4000, received: 300.',
  ],
  'model-repaired': [
    { count: 3 },
    'Terms whose first answer did not hold, and whose second one was taken: 3.',
  ],
  'model-fell-back': [
    { count: 2 },
    'Terms without an answer of the model that holds, whose text is the built-in one: 2.',
  ],
  'unit-failed': [{ subject: 'lathe', detail: 'no answer' }, 'lathe: no answer'],
  completed: [{}, 'Completed.'],
  'units-failed': [{ count: 2 }, '2 units failed; their earlier results were kept. The log names them.'],
  cancelled: [{}, 'Somebody asked it to stop. What was finished before is kept; nothing else was changed.'],
  'stopped-by-error': [
    { error: 'folder-empty', message: 'The folder is empty.', remedy: 'Fill it.' },
    'The folder is empty. Fill it.',
  ],
  'program-mistake': [
    { detail: 'x is undefined' },
    'The program made a mistake: x is undefined. What was finished before is kept; nothing else was changed.',
  ],
  'owner-ended': [{ program: 'the app', pid: 12 }, 'the app (process 12) ended before the run was finished.'],
  'owner-silent': [
    { program: 'the app', host: 'there', since: '2026-01-02T03:04:05.678Z' },
    'No sign of the app on there since 2026-01-02T03:04:05.678Z.',
  ],
  'project-copied': [{}, 'This project is a copy; the run went on in the file that it was copied from.'],
  'end-not-written': [{}, 'It ended, but its end could not be written.'],
  'taken-over': [
    { program: 'the app', pid: 12, host: 'there' },
    'It was taken away from the app (process 12 on there). What was stored is kept.',
  ],
  'in-backup': [{}, 'It was active when this state of the project was saved.'],
};

it.each(MESSAGE_CODES)('%s is said in one English sentence, with every value in it', (code) => {
  const [values, sentence] = EXAMPLES[code];
  expect(sentenceOf({ code, values })).toBe(sentence);
});

it('says "one" of one unit', () => {
  expect(sentenceOf({ code: 'units-failed', values: { count: 1 } })).toContain('One unit failed');
});

it('reads what it stored', () => {
  const message: Message = { code: 'unit-failed', values: { subject: '用語', detail: '"x"' } };
  expect(parseMessage(JSON.stringify(message))).toEqual(message);
});

it.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['a code of a later version', '{"code":"thought-about","values":{}}'],
  ['values of another kind', '{"code":"completed","values":{"a":{"b":1}}}'],
  ['no message', '[]'],
])('takes %s for no message', (_name, json) => {
  expect(parseMessage(json)).toBeNull();
});
