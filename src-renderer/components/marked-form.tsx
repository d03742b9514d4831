import { Fragment } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usageOf } from '../../src-main/domain/synonyms.ts';
import type { MarkedForms } from '../../src-main/domain/synonyms.ts';
import classes from './marked-form.module.css';

/** A written form: struck through where it is forbidden, in bold where it is preferred. */
export function MarkedForm({
  form,
  marked,
}: {
  readonly form: string;
  readonly marked: MarkedForms;
}): ReactElement {
  switch (usageOf(form, marked)) {
    case 'forbidden':
      return <s className={classes['forbidden']}>{form}</s>;
    case 'preferred':
      return <strong>{form}</strong>;
    case 'allowed':
      return <>{form}</>;
  }
}

/** The aliases of an entry; those that are forbidden or preferred are also named so. */
export function Aliases({
  aliases,
  marked,
}: {
  readonly aliases: readonly string[];
  readonly marked: MarkedForms;
}): ReactElement {
  const { t } = useTranslation(['synonyms', 'glossary']);
  return (
    <>
      {aliases.map((form, place) => {
        const usage = usageOf(form, marked);
        return (
          <Fragment key={form}>
            {place === 0 ? null : t('glossary:separator')}
            <MarkedForm form={form} marked={marked} />
            {usage === 'allowed' ? null : t('synonyms:named', { usage: t(`synonyms:usage.${usage}`) })}
          </Fragment>
        );
      })}
    </>
  );
}
