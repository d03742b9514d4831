import type { HandlersOf } from './channels.ts';
import type { HandlerContext } from './handler-context.ts';

/** What a person can choose for the whole app. */
export function settingsHandlers({ settings }: Pick<HandlerContext, 'settings'>): HandlersOf<'settings'> {
  return { 'settings:change': (change) => settings.change(change) };
}
