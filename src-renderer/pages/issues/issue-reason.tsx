import { Anchor } from '@mantine/core';
import { Fragment } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';
import { Link } from '../../components/link.tsx';
import { entryPlace } from '../../places.ts';
import { reasonParts } from './reason-parts.ts';

/** Says what is wrong with an entry; the other terms involved lead to their entries. */
export function IssueReason({ issue }: { readonly issue: IssueRow }): ReactElement {
  const { t, i18n } = useTranslation('issues');
  return (
    <>
      {reasonParts(t, i18n.language, issue).map((part, index) =>
        part.kind === 'text' ? (
          <Fragment key={index}>{part.text}</Fragment>
        ) : (
          <Anchor key={part.key} component={Link} href={entryPlace(part.key)} inherit underline="always">
            {part.text}
          </Anchor>
        ),
      )}
    </>
  );
}
