import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Language } from '../i18n/language.ts';
import { TEXTS } from '../i18n/texts.ts';

/** Says what the app is and where its work is done for now. */
export function StartPage({ language }: { readonly language: Language }): ReactElement {
  const texts = TEXTS[language];
  const [versionLine, setVersionLine] = useState('');
  useEffect(() => {
    window.genglossary.appVersion().then(
      (version) => setVersionLine(texts.version(version)),
      () => setVersionLine(texts.versionUnknown),
    );
  }, [texts]);
  return (
    <main>
      <h1>GenGlossary</h1>
      <p>{texts.commandLineForNow}</p>
      <p>{versionLine}</p>
    </main>
  );
}
