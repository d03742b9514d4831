import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { TermDetails } from '../../../src-main/domain/project-view.ts';
import { refresh, refreshOccurrences, useAction } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { showDone } from '../../components/notices.tsx';
import { useUndo } from '../../components/use-undo.ts';
import { termPlace } from '../../places.ts';

/** What a person can decide about the written forms of a term. */
export interface FormDecisions {
  /** Makes a variant a term of its own. */
  readonly separate: (form: string) => void;
  /** Makes the term a variant again of the one it was taken from, which is shown then. */
  readonly join: (originKey: string) => void;
  /** While a decision is being stored. */
  readonly isPending: boolean;
}

/** Separates and joins the forms of a term. A notice says what was done and takes it back. */
export function useFormDecisions({ key, term }: Pick<TermDetails, 'key' | 'term'>): FormDecisions {
  const { t } = useTranslation(['terms', 'common']);
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const { takeBack } = useUndo(projectId);
  const { mutateAsync: askToSeparate, isPending: isSeparating } = useAction('terms:separate');
  const { mutateAsync: askToJoin, isPending: isJoining } = useAction('terms:join');

  const show = (termKey: string): void => navigate(termPlace(termKey), { replace: true });
  /** Shows what a decision has changed. A decision that failed has been told by the action itself. */
  const changed = async <Result>(decision: Promise<Result>): Promise<Result | null> => {
    try {
      const result = await decision;
      refresh(client, ['terms', 'entries', 'issues', 'decisions']);
      refreshOccurrences(client);
      return result;
    } catch {
      return null;
    }
  };

  const separate = async (form: string): Promise<void> => {
    const ownKey = await changed(askToSeparate({ projectId, termKey: key, form }));
    if (ownKey === null) return;
    showDone(t('terms:forms.separated', { form }), [
      { label: t('terms:forms.show'), onClick: () => show(ownKey) },
      {
        label: t('common:undo'),
        onClick: () =>
          takeBack(
            { kind: 'form-separated', subject: form },
            () => void changed(askToJoin({ projectId, termKey: ownKey })),
          ),
      },
    ]);
  };

  const join = async (originKey: string): Promise<void> => {
    const isJoined = await changed(askToJoin({ projectId, termKey: key }).then(() => true));
    if (isJoined === null) return;
    show(originKey);
    showDone(t('terms:forms.joined', { form: term }), {
      label: t('common:undo'),
      onClick: () =>
        takeBack(
          { kind: 'form-joined', subject: term },
          () => void changed(askToSeparate({ projectId, termKey: originKey, form: term })),
        ),
    });
  };

  return {
    separate: (form) => void separate(form),
    join: (originKey) => void join(originKey),
    isPending: isSeparating || isJoining,
  };
}
