import type { Language } from './language.ts';

/** Every text of the user interface that a person reads. */
interface Texts {
  readonly commandLineForNow: string;
  readonly version: (version: string) => string;
  readonly versionUnknown: string;
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    commandLineForNow: 'The glossary is built from the command line for now.',
    version: (version) => `Version ${version}`,
    versionUnknown: 'The version could not be read.',
  },
  ja: {
    commandLineForNow: '現在、用語集はコマンドラインから作成します。',
    version: (version) => `バージョン ${version}`,
    versionUnknown: 'バージョンを取得できませんでした。',
  },
};
