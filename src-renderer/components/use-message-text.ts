import { useTranslation } from 'react-i18next';
import type { Message } from '../../src-main/domain/message.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { messageText } from './message-texts.ts';

/** How to say in the language of the interface what a run said; in English where it is not known by name. */
export function useMessageText(): (message: Message | null, english: string) => string {
  const { t } = useTranslation(['messages', 'problems']);
  const language = useLanguage();
  return (message, english) => messageText(t, language, message, english);
}
