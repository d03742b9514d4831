import { Box, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeButton } from './change-button.tsx';
import { textWith } from './chosen-changes.ts';
import type { Stretch } from './chosen-changes.ts';
import classes from './proposal-choice.module.css';
import { useEntryKeys } from './use-entry-keys.ts';

/** How a proposed text differs from the present one, each change to be chosen by itself, and the text as it would become. */
export function ProposalChoice({
  stretches,
  isDeciding,
  onTake,
}: {
  readonly stretches: readonly Stretch[];
  readonly isDeciding: boolean;
  /** @param isAll whether all changes were chosen: the text is the proposed one then */
  readonly onTake: (text: string, isAll: boolean) => void;
}): ReactElement {
  const { t } = useTranslation('glossary');
  const places = stretches.flatMap(({ kind }, place) => (kind === 'change' ? [place] : []));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [current, setCurrent] = useState(places[0]);
  const text = textWith(stretches, chosen);
  const isBlank = text.trim() === '';

  const toggle = (place: number): void => {
    const next = new Set(chosen);
    if (!next.delete(place)) next.add(place);
    setChosen(next);
  };
  const take = (): void => {
    if (chosen.size > 0 && !isBlank && !isDeciding) onTake(text, chosen.size === places.length);
  };
  useEntryKeys({ 'shift+T': take });

  return (
    <>
      <Box className={classes['text']} role="toolbar" aria-label={t('proposal.changes')}>
        {stretches.map((stretch, place) =>
          stretch.kind === 'same' ? (
            <span key={place}>{stretch.text}</span>
          ) : (
            <ChangeButton
              key={place}
              removed={stretch.removed}
              added={stretch.added}
              isChosen={chosen.has(place)}
              isInTabOrder={place === current}
              onToggle={() => toggle(place)}
              onFocus={() => setCurrent(place)}
            />
          ),
        )}
      </Box>
      {chosen.size === 0 ? (
        <Text size="xs" c="dimmed">
          {t('proposal.chooseHint')}
        </Text>
      ) : (
        <div className={classes['outcome']}>
          <Text size="sm" c="dimmed">
            {t('proposal.outcome')}
          </Text>
          <p className={classes['text']}>{text}</p>
          <Group gap="xs" mt={6}>
            <Button
              size="compact-sm"
              disabled={isDeciding || isBlank}
              title={t('proposal.takeChosenHint')}
              aria-keyshortcuts="Shift+T"
              onClick={take}
            >
              {t('proposal.takeChosen', { count: chosen.size, all: places.length })}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => setChosen(new Set())}>
              {t('proposal.chooseNone')}
            </Button>
          </Group>
        </div>
      )}
    </>
  );
}
