import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../../src-main/domain/entry.ts';
import type { EntryDetails, EntryProposal as Proposal } from '../../../src-main/domain/project-view.ts';
import { Link } from '../../components/link.tsx';
import { Passage } from '../../components/passage.tsx';
import { runPlace } from '../../places.ts';
import { stretchesOf } from './chosen-changes.ts';
import { Difference } from './difference.tsx';
import classes from './entry-proposal.module.css';
import linkClasses from './entry-view.module.css';
import { ProposalChoice } from './proposal-choice.tsx';
import { differenceBetween } from './text-difference.ts';
import { useEntriesDecision } from './use-entries-decision.ts';
import type { EntriesDecision } from './use-entries-decision.ts';
import { useEntryKeys } from './use-entry-keys.ts';
import { useTakenPart } from './use-taken-part.ts';
import { WriterText } from './writer-text.tsx';

/** The text that a run proposes in place of a person's, told apart word by word, to take or to dismiss. Nothing where none waits. */
export function EntryProposal({
  entry,
  onEdit,
  onGone,
}: {
  readonly entry: EntryDetails;
  /** The text was taken to be changed. */
  readonly onEdit: () => void;
  /** The proposal went away, and the keyboard with it. */
  readonly onGone: () => void;
}): ReactElement | null {
  const { proposal } = entry;
  const wasThere = useRef(proposal !== null);
  useEffect(() => {
    if (wasThere.current && proposal === null && document.activeElement === document.body) onGone();
    wasThere.current = proposal !== null;
  }, [proposal, onGone]);
  return proposal === null ? null : <WaitingText entry={entry} proposal={proposal} onEdit={onEdit} />;
}

function WaitingText({
  entry,
  proposal: { content, author, runId },
  onEdit,
}: {
  readonly entry: EntryDetails;
  readonly proposal: Proposal;
  readonly onEdit: () => void;
}): ReactElement {
  const { t } = useTranslation('glossary');
  const { decide, isDeciding } = useEntriesDecision();
  const { termKey, status } = entry;
  const once = (decision: EntriesDecision): void => {
    // A key that is held down decides once.
    if (!isDeciding) decide(decision, [termKey]);
  };
  const take = (): void => once('take');
  const dismiss = (): void => once('dismiss');
  useEntryKeys({ T: take, D: dismiss });

  const cited = content.definition === null ? content.description : null;
  const passages = cited === null ? content.citations : [cited.citation];
  return (
    <section className={classes['proposal']} aria-labelledby="entry-proposal">
      <Group justify="space-between" gap="sm" align="flex-start">
        <div>
          <Title order={3} size="h5" id="entry-proposal">
            {t('proposal.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(`proposal.from.${author}`)} <WriterText writer={content.writer} />{' '}
            {runId === null ? null : (
              <Link href={runPlace(runId)} className={linkClasses['link']}>
                {t('proposal.showRun')}
              </Link>
            )}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            disabled={isDeciding}
            title={t('proposal.dismissHint')}
            aria-keyshortcuts="D"
            onClick={dismiss}
          >
            {t('proposal.dismiss')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isDeciding}
            title={t('proposal.takeAndEditHint')}
            onClick={() => decide('take', [termKey], onEdit)}
          >
            {t('proposal.takeAndEdit')}
          </Button>
          <Button
            size="compact-sm"
            disabled={isDeciding}
            title={t('proposal.takeHint')}
            aria-keyshortcuts="T"
            onClick={take}
          >
            {t('proposal.take')}
          </Button>
        </Group>
      </Group>
      <Stack gap="xs">
        {content.definition === null ? (
          <Text size="sm" c="dimmed">
            {t(content.description === null ? 'proposal.nothing' : 'proposal.noDefinition')}
          </Text>
        ) : null}
        {wordsOf(entry) === wordsOf(content) ? (
          <Text size="sm">{t('proposal.sameWords')}</Text>
        ) : (
          <Changes entry={entry} content={content} isDeciding={isDeciding} onTakeAll={take} />
        )}
        {passages.length === 0 ? null : (
          <ul className={linkClasses['passages']} aria-label={t('proposal.passages')}>
            {passages.map((citation) => (
              <li key={`${citation.document}/${citation.start}-${citation.end}`}>
                <Passage citation={citation} length="brief" words={[entry.term]} />
              </li>
            ))}
          </ul>
        )}
        {status === 'approved' ? (
          <Text size="xs" c="dimmed">
            {t('proposal.asksAgain')}
          </Text>
        ) : null}
      </Stack>
    </section>
  );
}

/** The words of a proposed text beside the present ones. Of two definitions that differ in several places, a part can be taken. */
function Changes({
  entry,
  content,
  isDeciding,
  onTakeAll,
}: {
  readonly entry: EntryDetails;
  readonly content: Proposal['content'];
  readonly isDeciding: boolean;
  readonly onTakeAll: () => void;
}): ReactElement {
  const { takePart, isTaking } = useTakenPart(entry);
  const { definition: present } = entry;
  const { definition: proposed } = content;
  const stretches = useMemo(
    () => stretchesOf(present === null || proposed === null ? [] : differenceBetween(present, proposed)),
    [present, proposed],
  );
  const changes = stretches.filter(({ kind }) => kind === 'change').length;
  if (present === null || proposed === null || changes < 2) {
    return <Difference before={wordsOf(entry)} after={wordsOf(content)} />;
  }
  return (
    <ProposalChoice
      key={JSON.stringify([present, proposed])}
      stretches={stretches}
      isDeciding={isDeciding || isTaking}
      onTake={(text, isAll) => (isAll ? onTakeAll() : takePart({ present, proposed, text }))}
    />
  );
}
