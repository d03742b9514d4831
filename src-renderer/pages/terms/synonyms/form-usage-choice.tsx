import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FORM_USAGES, usageOf } from '../../../../src-main/domain/synonyms.ts';
import type { FormUsage, MarkedForms } from '../../../../src-main/domain/synonyms.ts';
import { refresh, useAction } from '../../../api/queries.ts';
import { useProject } from '../../../api/window-state.tsx';

/** Whether a written form is preferred, allowed or forbidden, to be chosen. */
export function FormUsageChoice({
  termKey,
  form,
  marked,
}: {
  readonly termKey: string;
  readonly form: string;
  readonly marked: MarkedForms;
}): ReactElement {
  const { t } = useTranslation('synonyms');
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const { mutate, isPending, variables } = useAction('synonyms:setUsage');
  const set = (usage: FormUsage): void =>
    mutate(
      { projectId, termKey, form, usage },
      { onSettled: () => refresh(client, ['terms', 'entries', 'decisions']) },
    );
  return (
    <NativeSelect
      size="xs"
      w={104}
      aria-label={t('usageOf', { form })}
      value={isPending ? variables.usage : usageOf(form, marked)}
      data={FORM_USAGES.map((usage) => ({ value: usage, label: t(`usage.${usage}`) }))}
      onChange={(event) => {
        const usage = FORM_USAGES.find((one) => one === event.currentTarget.value);
        if (usage !== undefined) set(usage);
      }}
    />
  );
}
