import { Button, SegmentedControl, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MODEL_TEXT_LIMITS } from '../../../src-main/domain/provider-settings-schema.ts';
import type { ModelPrice, ModelSettings } from '../../../src-main/domain/provider-settings.ts';
import { CheckedField } from './checked-field.tsx';
import {
  MODEL_NUMBERS,
  numberText,
  PRICE_RULE,
  readNumber,
  ruleOf,
  withNumber,
  withPrice,
} from './model-numbers.ts';
import type { NumberRule } from './model-numbers.ts';

const LANGUAGES = ['documents', 'en', 'ja'] as const satisfies readonly ModelSettings['language'][];

const PRICES = [
  { name: 'tokensIn', label: 'advanced.priceIn' },
  { name: 'tokensOut', label: 'advanced.priceOut' },
] as const satisfies readonly { readonly name: keyof ModelPrice; readonly label: string }[];

/** What hardly anybody has to change. */
export function AdvancedSettings({
  settings,
  onChange,
}: {
  readonly settings: ModelSettings;
  readonly onChange: (settings: ModelSettings) => void;
}): ReactElement {
  const { t } = useTranslation('provider');
  const [isOpen, setOpen] = useState(false);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div>
      <Button
        size="compact-sm"
        variant="subtle"
        ml={-8}
        leftSection={<Chevron size={16} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t('advanced.title')}
      </Button>
      {/* Hidden, not gone: what was typed and is not saved stays. */}
      <Stack gap="md" mt="xs" hidden={!isOpen} {...(isOpen ? {} : { display: 'none' })}>
        <AdvancedFields settings={settings} onChange={onChange} />
      </Stack>
    </div>
  );
}

function AdvancedFields({
  settings,
  onChange,
}: {
  readonly settings: ModelSettings;
  readonly onChange: (settings: ModelSettings) => void;
}): ReactElement {
  const { t } = useTranslation('provider');
  const faultOf = (typed: string, rule: NumberRule): string | null =>
    readNumber(typed, rule) === null ? t(rule.isWhole ? 'number.whole' : 'number.range', { ...rule }) : null;
  return (
    <>
      <SimpleGrid cols={2} spacing="md" verticalSpacing="md">
        {MODEL_NUMBERS.map((name) => (
          <CheckedField
            key={name}
            label={t(`advanced.${name}`)}
            description={t(`advanced.${name}Hint`)}
            inputMode="decimal"
            stored={numberText(settings, name)}
            faultOf={(typed) => faultOf(typed, ruleOf(name))}
            onTyped={(typed) => {
              const value = readNumber(typed, ruleOf(name));
              if (value !== null) onChange(withNumber(settings, name, value));
            }}
          />
        ))}
      </SimpleGrid>
      <Stack gap={4} align="flex-start">
        <Text size="sm" fw={500} aria-hidden>
          {t('advanced.language')}
        </Text>
        <SegmentedControl
          aria-label={t('advanced.language')}
          data={LANGUAGES.map((value) => ({ value, label: t(`advanced.languages.${value}`) }))}
          value={settings.language}
          onChange={(language) => onChange({ ...settings, language })}
        />
      </Stack>
      <Textarea
        label={t('advanced.instructions')}
        description={t('advanced.instructionsHint')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={MODEL_TEXT_LIMITS.instructions}
        value={settings.instructions}
        onChange={(event) => onChange({ ...settings, instructions: event.currentTarget.value })}
      />
      <SimpleGrid cols={2} spacing="md">
        {PRICES.map(({ name, label }) => (
          <CheckedField
            key={name}
            label={t(label)}
            description={t('advanced.priceHint')}
            inputMode="decimal"
            stored={settings.price === null ? '' : String(settings.price[name])}
            faultOf={(typed) => (typed.trim() === '' ? null : faultOf(typed, PRICE_RULE))}
            onTyped={(typed) =>
              onChange({
                ...settings,
                price: withPrice(settings.price, name, readNumber(typed, PRICE_RULE)),
              })
            }
          />
        ))}
      </SimpleGrid>
    </>
  );
}
