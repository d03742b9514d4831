import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { providerSettingsSchema } from '../../../src-main/domain/provider-settings-schema.ts';
import type { ProviderSettings } from '../../../src-main/domain/provider-settings.ts';
import type { ProviderView } from '../../../src-main/domain/provider-view.ts';
import { request } from '../../api/bridge.ts';
import type { SavingState } from '../../components/saved-text.ts';
import { textNames } from '../../components/text-names.ts';
import { useSavedText } from '../../components/use-saved-text.ts';

/** The settings of a project's provider as they are being changed. */
export interface ProviderEditing {
  readonly settings: ProviderSettings;
  readonly state: SavingState;
  /** Saves other settings, at once or when the save under way has ended; the latest win. */
  readonly change: (settings: ProviderSettings) => void;
  /** For what holds the fields, see `useSavedText`. */
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** Keeps an answer that says how the provider stands, so that it is shown at once. */
export function useProviderAnswer(projectId: string): (view: ProviderView) => void {
  const client = useQueryClient();
  return useCallback(
    (view) => client.setQueryData<ProviderView>(['provider:get', { projectId }], view),
    [client, projectId],
  );
}

/**
 * Saves the settings of a project's provider as they are changed: all of them together, so that no field sends what
 * another one has changed meanwhile.
 *
 * @param view what is stored
 */
export function useProviderSettings(projectId: string, view: ProviderView): ProviderEditing {
  const keepAnswer = useProviderAnswer(projectId);
  const { text, state, change, onFocus, onBlur } = useSavedText({
    name: textNames.provider(projectId),
    stored: JSON.stringify(view.settings),
    save: async (typed) => {
      const settings = providerSettingsSchema.parse(JSON.parse(typed));
      keepAnswer(await request('provider:change', { projectId, settings }));
    },
  });
  const settings = useMemo(() => providerSettingsSchema.parse(JSON.parse(text)), [text]);
  return { settings, state, change: (next) => change(JSON.stringify(next)), onFocus, onBlur };
}
