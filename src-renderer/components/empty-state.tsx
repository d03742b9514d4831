import { Center, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import classes from './empty-state.module.css';

/** Stands where there is nothing to show yet, and says what to do next. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  actions,
  children,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly actions?: ReactNode;
  /** What is left to see all the same. */
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <Center h="100%" p="xl">
      <Stack align="center" gap="sm" maw={460}>
        <ThemeIcon size={56} radius="xl" variant="light" aria-hidden>
          <Icon size={28} />
        </ThemeIcon>
        <Title order={2} size="h4" ta="center" className={classes['phrase']}>
          {title}
        </Title>
        <Text c="dimmed" ta="center" className={classes['phrase']}>
          {text}
        </Text>
        {actions === undefined ? null : (
          <Group justify="center" mt="xs">
            {actions}
          </Group>
        )}
        {children}
      </Stack>
    </Center>
  );
}
