import { Button, Group, Kbd, Menu, Text } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TERM_CATEGORIES } from '../../../src-main/domain/term.ts';
import { digitOf, MERGE_KEY, VERDICT_KEYS } from './term-keys.ts';
import type { TermCommand } from './term-keys.ts';
import classes from './terms-page.module.css';

const VERDICT_ORDER = ['accept', 'reject', 'undecide', 'require'] as const;

/** Says how many terms are selected, and does with all of them what the keys do. */
export function SelectionBar({
  count,
  onCommand,
}: {
  readonly count: number;
  readonly onCommand: (command: TermCommand) => void;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  return (
    <div className={classes['selection']} role="toolbar" aria-label={t('selection.label')}>
      <Text size="xs" fw={600} component="output">
        {t('selection.count', { count })}
      </Text>
      <Group gap={4}>
        {VERDICT_ORDER.map((verdict) => (
          <Button
            key={verdict}
            size="compact-xs"
            variant="default"
            aria-keyshortcuts={VERDICT_KEYS[verdict]}
            rightSection={
              <Kbd size="xs" aria-hidden>
                {VERDICT_KEYS[verdict]}
              </Kbd>
            }
            onClick={() => onCommand({ kind: 'verdict', verdict })}
          >
            {t(`selection.${verdict}`)}
          </Button>
        ))}
        <Button
          size="compact-xs"
          variant="default"
          aria-keyshortcuts={MERGE_KEY}
          rightSection={
            <Kbd size="xs" aria-hidden>
              {MERGE_KEY}
            </Kbd>
          }
          onClick={() => onCommand({ kind: 'merge' })}
        >
          {t('selection.merge')}
        </Button>
        <Menu position="top-end">
          <Menu.Target>
            <Button size="compact-xs" variant="default" rightSection={<ChevronDown size={12} aria-hidden />}>
              {t('category')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {TERM_CATEGORIES.map((category) => (
              <Menu.Item
                key={category}
                aria-keyshortcuts={digitOf(category)}
                rightSection={
                  <Kbd size="xs" aria-hidden>
                    {digitOf(category)}
                  </Kbd>
                }
                onClick={() => onCommand({ kind: 'category', category })}
              >
                {t(`common:category.${category}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button size="compact-xs" variant="subtle" onClick={() => onCommand({ kind: 'select-one' })}>
          {t('selection.clear')}
        </Button>
      </Group>
    </div>
  );
}
