import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunEvent } from '../../../src-main/domain/run.ts';
import { messageText } from '../../components/message-texts.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { keepTexts } from './log-lines.ts';

/** What a line of a log says in the language of the interface. */
export function useLineText(): (line: RunEvent) => string {
  const { t } = useTranslation(['messages', 'problems']);
  const language = useLanguage();
  return useMemo(
    () => keepTexts((line) => messageText(t, language, line.details, line.message)),
    [t, language],
  );
}
