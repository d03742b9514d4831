import type { TFunction } from 'i18next';
import { REFUSAL_CODES } from '../../src-main/domain/document.ts';
import { ERROR_CODES } from '../../src-main/domain/errors.ts';
import type { Message, MessageCode } from '../../src-main/domain/message.ts';
import type { Language } from '../../src-preload/contract.ts';
import { problemTexts } from './problem-texts.ts';
import { formatDate } from './times.ts';

/** The values without which a text cannot be shown. */
const VALUES: Readonly<Record<MessageCode, readonly string[]>> = {
  'documents-read': ['files', 'changed', 'removed'],
  'document-refused': ['path', 'refusal'],
  'language-not-supported': ['path'],
  'documents-left-out': ['count'],
  'issues-refined': ['better', 'issues'],
  'candidates-judged': ['terms', 'generalWords', 'fragments', 'undecided'],
  'passages-leave': ['host'],
  'model-asked': ['requests', 'tokensIn', 'tokensOut'],
  'model-repaired': ['count'],
  'model-fell-back': ['count'],
  'unit-failed': ['subject', 'detail'],
  completed: [],
  'units-failed': ['count'],
  cancelled: [],
  'stopped-by-error': ['error'],
  'program-mistake': ['detail'],
  'owner-ended': ['program'],
  'owner-silent': ['program', 'host', 'since'],
  'project-copied': [],
  'end-not-written': [],
  'taken-over': ['program', 'pid', 'host'],
  'in-backup': [],
};

/**
 * Says in the language of the interface what a run said, as the reason of its end or in its log.
 *
 * @param english what to show where the message is not known by name, or misses a value
 */
export function messageText(
  t: TFunction<['messages', 'problems']>,
  language: Language,
  message: Message | null,
  english: string,
): string {
  if (message === null) return english;
  const { code, values } = message;
  if (VALUES[code].some((name) => values[name] === undefined)) return english;
  switch (code) {
    case 'stopped-by-error': {
      const error = ERROR_CODES.find((known) => known === values['error']);
      if (error === undefined) return english;
      const problem = { code: error, message: english, values };
      const texts = problemTexts((key, given) => t(`problems:${key}`, given), problem);
      return `${texts.message} ${texts.remedy}`.trim();
    }
    case 'document-refused': {
      const refusal = REFUSAL_CODES.find((known) => known === values['refusal']);
      if (refusal === undefined) return english;
      return t('document-refused', { ...values, refusal: t(`problems:refusal.${refusal}`) });
    }
    case 'owner-silent':
      return t('owner-silent', { ...values, since: formatDate(String(values['since']), language) });
    default:
      return t(code, { ...values });
  }
}
