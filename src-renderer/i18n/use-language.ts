import { useTranslation } from 'react-i18next';
import type { Language } from '../../src-preload/contract.ts';

/** The language that the interface is shown in. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'ja' ? 'ja' : 'en';
}
