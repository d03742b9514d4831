import type { ProviderView } from '../../src-main/domain/provider-view.ts';

/** Who writes the definitions of a project, as the buttons that start runs name it. */
export type Writer =
  | { readonly kind: 'built-in' | 'not-set-up' }
  | { readonly kind: 'model'; readonly model: string; readonly host: string; readonly isLocal: boolean };

/** Tells who writes the definitions by the settings of a project. */
export function writerOf({ settings, servers }: ProviderView): Writer {
  const { chosen } = settings;
  if (chosen === 'extractive') return { kind: 'built-in' };
  const model = settings[chosen]?.model.trim() ?? '';
  const server = servers[chosen];
  if (model === '' || server === null) return { kind: 'not-set-up' };
  return { kind: 'model', model, host: server.host, isLocal: server.isLocal };
}
