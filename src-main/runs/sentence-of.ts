import { refuse } from '../documents/refusals.ts';
import { REFUSAL_CODES } from '../domain/document.ts';
import type { Message } from '../domain/message.ts';

const KEPT = 'What was finished before is kept; nothing else was changed.';

/** Says a message in English, as it stands in logs and on the command line. */
export function sentenceOf({ code, values }: Message): string {
  const value = (name: string): string => String(values[name] ?? '');
  switch (code) {
    case 'documents-read':
      return `${value('files')} files: ${value('changed')} new or changed, ${value('removed')} gone.`;
    case 'document-refused': {
      const refusal = REFUSAL_CODES.find((known) => known === values['refusal']);
      return `${value('path')}: ${refusal === undefined ? value('refusal') : refuse(value('path'), refusal).reason}`;
    }
    case 'language-not-supported':
      return `${value('path')} is mostly in a language that is not supported well: few of its terms are found.`;
    case 'documents-left-out':
      return `Files that were taken out of the project and stay out: ${value('count')}.`;
    case 'issues-refined':
      return `${value('better')} of ${value('issues')} issues led to a better passage.`;
    case 'candidates-judged':
      return `Candidates that the model takes for terms: ${value('terms')}; left out: ${value('generalWords')} general words, ${value('fragments')} fragments; undecided: ${value('undecided')}.`;
    case 'passages-leave':
      return `Passages for the model go to ${value('host')}, which is not this computer.`;
    case 'model-asked':
      return `Requests to the model: ${value('requests')}; tokens sent: ${value('tokensIn')}, received: ${value('tokensOut')}.`;
    case 'model-repaired':
      return `Terms whose first answer did not hold, and whose second one was taken: ${value('count')}.`;
    case 'model-fell-back':
      return `Terms without an answer of the model that holds, whose text is the built-in one: ${value('count')}.`;
    case 'unit-failed':
      return `${value('subject')}: ${value('detail')}`;
    case 'completed':
      return 'Completed.';
    case 'units-failed':
      return values['count'] === 1
        ? 'One unit failed; its earlier result was kept. The log names it.'
        : `${value('count')} units failed; their earlier results were kept. The log names them.`;
    case 'cancelled':
      return `Somebody asked it to stop. ${KEPT}`;
    case 'stopped-by-error':
      return `${value('message')} ${value('remedy')}`;
    case 'program-mistake':
      return `The program made a mistake: ${value('detail')}. ${KEPT}`;
    case 'owner-ended':
      return `${value('program')} (process ${value('pid')}) ended before the run was finished.`;
    case 'owner-silent':
      return `No sign of ${value('program')} on ${value('host')} since ${value('since')}.`;
    case 'project-copied':
      return 'This project is a copy; the run went on in the file that it was copied from.';
    case 'end-not-written':
      return 'It ended, but its end could not be written.';
    case 'taken-over':
      return `It was taken away from ${value('program')} (process ${value('pid')} on ${value('host')}). What was stored is kept.`;
    case 'in-backup':
      return 'It was active when this state of the project was saved.';
  }
}
