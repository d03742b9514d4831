import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/queries.ts';
import { useProject } from '../api/window-state.tsx';
import { writerOf } from './writer.ts';
import type { Writer } from './writer.ts';

/** Who writes the definitions of the project of this window; the built-in way until that is known. */
export function useWriter(): Writer {
  const { id: projectId } = useProject();
  const { data: view } = useAnswer('provider:get', { projectId });
  return view === undefined ? { kind: 'built-in' } : writerOf(view);
}

/** Says who writes the definitions and where passages go; null for the built-in way. */
export function useWriterText(): string | null {
  const { t } = useTranslation('provider');
  const writer = useWriter();
  switch (writer.kind) {
    case 'built-in':
      return null;
    case 'not-set-up':
      return t('asks.notSetUp');
    case 'model':
      return t(writer.isLocal ? 'asks.local' : 'asks.remote', { model: writer.model, host: writer.host });
  }
}

/** What a button that writes definitions does, with who writes them. */
export function useWritingHint(hint: string): string {
  const text = useWriterText();
  return text === null ? hint : `${hint} ${text}`;
}
