import { Button, Checkbox, Popover, SegmentedControl, Stack } from '@mantine/core';
import { Highlighter, List } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { READING_VIEWS, TERM_STANDINGS } from '../../../../src-main/domain/reading-view.ts';
import type { ReadingView, TermStanding } from '../../../../src-main/domain/reading-view.ts';
import { chooseReading } from './reading-choices.ts';
import classes from './reading-menu.module.css';

/** How a document is shown: rendered or as it is written, which terms are marked, and whether they are listed. */
export function ReadingMenu({
  view,
  canRender,
  standings,
  isListShown,
}: {
  readonly view: ReadingView;
  /** Whether there is anything to render: only Markdown can be. */
  readonly canRender: boolean;
  readonly standings: readonly TermStanding[];
  readonly isListShown: boolean;
}): ReactElement {
  const { t } = useTranslation('documents');
  return (
    <>
      {canRender ? (
        <SegmentedControl
          size="xs"
          aria-label={t('reader.view.label')}
          data={READING_VIEWS.map((value) => ({ value, label: t(`reader.view.${value}`) }))}
          value={view}
          onChange={(value) => chooseReading({ view: value })}
        />
      ) : null}
      <Popover position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <Button size="xs" variant="default" leftSection={<Highlighter size={16} aria-hidden />}>
            {t('reader.marked')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('reader.marked')}>
          <Stack gap={8}>
            {TERM_STANDINGS.map((standing) => (
              <Checkbox
                key={standing}
                size="sm"
                label={
                  <span className={classes['sample']} data-standing={standing}>
                    {t(`reader.standing.${standing}`)}
                  </span>
                }
                checked={standings.includes(standing)}
                onChange={(event) =>
                  chooseReading({
                    standings: TERM_STANDINGS.filter((one) =>
                      one === standing ? event.currentTarget.checked : standings.includes(one),
                    ),
                  })
                }
              />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Button
        size="xs"
        variant={isListShown ? 'light' : 'default'}
        aria-pressed={isListShown}
        leftSection={<List size={16} aria-hidden />}
        onClick={() => chooseReading({ isListShown: !isListShown })}
      >
        {t('reader.list.show')}
      </Button>
    </>
  );
}
