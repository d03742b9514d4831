import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextWriter } from '../../../src-main/domain/entry.ts';

/** Who wrote a text, and why the built-in provider did where a model was to. Nothing where that is not known. */
export function WriterText({ writer }: { readonly writer: TextWriter | null }): ReactElement | null {
  const { t } = useTranslation('glossary');
  if (writer === null) return null;
  if (writer.kind === 'model') return <>{t('writer.model', { model: writer.model })}</>;
  const { insteadOf } = writer;
  return (
    <>
      {insteadOf === null
        ? t('writer.builtIn')
        : t(`writer.insteadOf.${insteadOf.why}`, { model: insteadOf.model })}
    </>
  );
}
