import type { MessageResources } from '../codes.ts';

/** What runs say in their logs and as the reason of their end, by the code of the message. */
export const messages = {
  'documents-read':
    'Files: {{files, number}}, new or changed: {{changed, number}}, gone: {{removed, number}}.',
  'document-refused': '{{path}}: {{refusal}}',
  'language-not-supported':
    '{{path}} is mostly in a language that is not supported well: few of its terms are found.',
  'documents-left-out': 'Files that were taken out of the project and stay out: {{count, number}}.',
  'issues-refined': 'Issues that led to a better passage: {{better, number}} of {{issues, number}}.',
  'candidates-judged':
    'Candidates that the model takes for terms: {{terms, number}}; left out as general words: {{generalWords, number}}, as pieces of longer terms: {{fragments, number}}; without an answer: {{undecided, number}}.',
  'passages-leave': 'Passages for the model go to {{host}}, which is not this computer.',
  'model-asked':
    'Requests to the model: {{requests, number}}; tokens sent: {{tokensIn, number}}, received: {{tokensOut, number}}.',
  'model-repaired':
    'Terms whose first answer did not hold, and whose second one was taken: {{count, number}}.',
  'model-fell-back':
    'Terms without an answer of the model that holds, whose text is the built-in one: {{count, number}}.',
  'unit-failed': '{{subject}}: {{detail}}',
  completed: 'Completed.',
  'units-failed': 'Failed parts: {{count, number}}. Their earlier results were kept; the log names them.',
  cancelled: 'Stopped on request. What was finished before is kept; nothing else was changed.',
  'program-mistake':
    'The program made a mistake: {{detail}}. What was finished before is kept; nothing else was changed.',
  'owner-ended': '{{program}} ended before the run was finished. What was stored is kept.',
  'owner-silent': '{{program}} on {{host}} has not been heard from since {{since}}. What was stored is kept.',
  'project-copied': 'This project is a copy. The run went on in the file that it was copied from.',
  'end-not-written': 'It ended, but its end could not be written. What was stored is kept.',
  'taken-over': 'It was taken away from {{program}} (process {{pid}} on {{host}}). What was stored is kept.',
  'in-backup': 'It was active when this state of the project was saved.',
} satisfies MessageResources;
