import { Box, Group, Stack, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import classes from './page-frame.module.css';

/** A page: its heading, what can be done with the whole of it, and its content, which scrolls by itself. */
export function PageFrame({
  title,
  isPath = false,
  actions,
  children,
}: {
  readonly title: string;
  /** Whether the title is the name of a file with its folders, which may be long. */
  readonly isPath?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever comes to a page by keyboard goes on from its heading, and a screen reader says where one is.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <Stack gap={0} h="100%" style={{ minHeight: 0 }} className={classes['frame']}>
      <Group justify="space-between" wrap="nowrap" px="md" py="sm" mih={56}>
        <Title
          order={1}
          size="h3"
          ref={heading}
          tabIndex={-1}
          title={title}
          data-path={isPath || undefined}
          className={classes['title']}
        >
          {title}
        </Title>
        <Group gap="xs" wrap="nowrap" style={{ flex: 'none' }}>
          {actions}
        </Group>
      </Group>
      <Box style={{ flex: 1, minHeight: 0, overflow: 'auto', position: 'relative' }}>{children}</Box>
    </Stack>
  );
}
