import { Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactElement, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../../../src-main/domain/citation.ts';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { showProblem } from '../../components/notices.tsx';
import { Passage } from '../../components/passage.tsx';
import { TermContexts } from '../terms/term-contexts.tsx';
import { EntryAlternatives } from './entry-alternatives.tsx';
import { DefinitionEditor } from './definition-editor.tsx';
import { EntryHeading } from './entry-heading.tsx';
import { EntryIssues } from './entry-issues.tsx';
import { EntryHistory } from './entry-history.tsx';
import { EntryNotes } from './entry-notes.tsx';
import { EntryProposal } from './entry-proposal.tsx';
import { EntryText } from './entry-text.tsx';
import classes from './entry-view.module.css';
import { RelatedTerms } from './related-terms.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { useSaveDefinition } from './use-save-definition.ts';

/** An entry as one would like to read it, with its sources; its definition can be edited. Give it a `key` for each entry. */
export function EntryView({
  entry,
  isEditing,
  isCurrent,
  onEdit,
  onDone,
  headingRef,
}: {
  readonly entry: EntryDetails;
  /** Whether the definition is open in its editor. */
  readonly isEditing: boolean;
  /** Whether it is the entry that is selected; of another one nothing can be clicked or reached by keys. */
  readonly isCurrent: boolean;
  readonly onEdit: () => void;
  readonly onDone: () => void;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
}): ReactElement {
  const { t } = useTranslation('glossary');
  const view = useRef<HTMLDivElement>(null);
  const { termKey } = entry;
  // Another entry is read from its beginning, also by whoever came to it by a link of the earlier one.
  useEffect(() => {
    view.current?.parentElement?.scrollTo({ top: 0 });
    if (document.activeElement === document.body) headingRef.current?.focus();
  }, [headingRef]);
  const { id: projectId } = useProject();
  // While one types, links would be looked for at each key.
  const { data: links } = useAnswer('entries:links', isEditing ? null : { projectId, termKey });
  const passages = passagesOf(entry, isEditing);
  const save = useSaveDefinition(termKey);
  const takeOver = async (text: string): Promise<void> => {
    try {
      await save(text);
      onEdit();
    } catch (error) {
      showProblem(error);
    }
  };

  return (
    <Stack gap="lg" className={classes['view']} ref={view} inert={!isCurrent}>
      <EntryHeading
        entry={entry}
        isEditing={isEditing}
        onEdit={isEditing ? onDone : onEdit}
        ref={headingRef}
      />
      <StaleNotice entry={entry} onGone={() => headingRef.current?.focus()} />
      <EntryProposal
        entry={entry}
        onEdit={isEditing ? () => {} : onEdit}
        onGone={() => headingRef.current?.focus()}
      />
      {isEditing ? (
        <DefinitionEditor entry={entry} onDone={onDone} />
      ) : (
        <EntryText entry={entry} links={links} onWrite={onEdit} onTakeOver={(text) => void takeOver(text)} />
      )}
      <EntryIssues issues={entry.issues} onGone={() => headingRef.current?.focus()} />
      {passages.length === 0 ? null : (
        <Stack gap="xs" component="section" aria-labelledby="entry-passages">
          <Title order={3} size="h5" id="entry-passages">
            {t('passages')}{' '}
            <Text span size="sm" c="dimmed">
              {passages.length}
            </Text>
          </Title>
          <ul className={classes['passages']}>
            {passages.map((citation) => (
              <li key={`${citation.document}/${citation.start}-${citation.end}`}>
                <Passage citation={citation} />
              </li>
            ))}
          </ul>
        </Stack>
      )}
      <EntryAlternatives entry={entry} />
      <RelatedTerms links={links} />
      <EntryNotes termKey={termKey} />
      <TermContexts termKey={termKey} />
      <EntryHistory termKey={termKey} term={entry.term} />
    </Stack>
  );
}

/** The passages beside the text. A description is one of them, but for where it stands in place of the text. */
function passagesOf(
  { definition, description, citations }: EntryDetails,
  isEditing: boolean,
): readonly Citation[] {
  const isBeside = description !== null && (isEditing || definition !== null);
  return isBeside ? [...citations, description.citation] : citations;
}
