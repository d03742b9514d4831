import { Center, Loader } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Late } from './late.tsx';

/** Says that something is being read, but only once that takes long enough to wonder. */
export function SlowLoading(): ReactElement {
  const { t } = useTranslation();
  return (
    <Late>
      <Center component="output" aria-label={t('loading')} h="100%" mih={120}>
        <Loader size="sm" aria-hidden />
      </Center>
    </Late>
  );
}
