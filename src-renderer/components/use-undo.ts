import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useCallback, useMemo } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { Decision, DecisionKind } from '../../src-main/domain/decision.ts';
import { request } from '../api/bridge.ts';
import { refresh, refreshOccurrences } from '../api/queries.ts';
import { entryPlace, PLACES, termPlace } from '../places.ts';
import { decisionText } from './decision-texts.ts';
import { showDone, showProblem, showWarning } from './notices.tsx';
import type { UndoDirection } from './undo-key.ts';
import { withTypedTextsSaved } from './use-saved-text.ts';

/** Takes decisions back and repeats them. A notice tells what was done, or why nothing was. */
export interface Undo {
  /** Takes the newest decision back, or repeats the one that was taken back last. */
  readonly go: (direction: UndoDirection) => void;
  /**
   * Takes a certain decision back.
   *
   * @param otherwise brings back what was before where another decision was made since
   */
  readonly takeBack: (decision: Pick<Decision, 'kind' | 'subject'>, otherwise: () => void) => void;
}

/** Decisions about what an entry says: on the page of the glossary, the entry is shown. */
const ABOUT_ENTRIES: ReadonlySet<DecisionKind> = new Set([
  'definition-changed',
  'reading-changed',
  'entry-approved',
  'entry-reopened',
  'proposal-taken',
  'proposal-part-taken',
  'proposal-dismissed',
  'text-restored',
]);

/** Decisions about which written forms are a term's: its occurrences are others then. */
const ABOUT_FORMS: ReadonlySet<DecisionKind> = new Set([
  'form-separated',
  'form-joined',
  'terms-merged',
  'synonym-split',
]);

/** Undo and redo of the decisions of a project, from wherever in its window. */
export function useUndo(projectId: string): Undo {
  const client = useQueryClient();
  const show = useCallback(
    async ({ kind, subject }: Decision): Promise<void> => {
      const isOnTerms = location.hash.startsWith(`#${PLACES.terms}`);
      const isInGlossary = location.hash.startsWith(`#${PLACES.glossary}`);
      if (!isOnTerms && !(isInGlossary && ABOUT_ENTRIES.has(kind))) return;
      const termKey = await keyOf(projectId, subject);
      if (termKey === null) return;
      navigate(isOnTerms ? termPlace(termKey) : entryPlace(termKey), { replace: true });
    },
    [projectId],
  );

  return useMemo(() => {
    const move = async (direction: UndoDirection): Promise<void> => {
      const outcome = await withTypedTextsSaved(() => request(`decisions:${direction}`, { projectId }));
      const t = i18next.getFixedT(null, ['decisions', 'common']);
      const tDecisions = i18next.getFixedT(null, 'decisions');
      // Not only when the project tells of it: the next key may come before.
      refresh(client, ['terms', 'entries', 'issues', 'decisions']);
      if (outcome.kind === 'done' && ABOUT_FORMS.has(outcome.decision.kind)) refreshOccurrences(client);
      switch (outcome.kind) {
        case 'nothing':
          return showDone(t(`decisions:nothing.${direction}`), undefined, 'undo');
        case 'changed-since':
          return showWarning(
            t(`decisions:changedSince.${direction}`, {
              decision: decisionText(tDecisions, outcome.decision),
            }),
          );
        case 'done': {
          const decision = decisionText(tDecisions, outcome.decision);
          const isUndo = direction === 'undo';
          showDone(
            t(isUndo ? 'decisions:takenBack' : 'decisions:repeated', { decision }),
            {
              label: t(isUndo ? 'decisions:repeat' : 'common:undo'),
              onClick: () => go(isUndo ? 'redo' : 'undo'),
            },
            'undo',
          );
          await show(outcome.decision);
        }
      }
    };
    const go = (direction: UndoDirection): void => void move(direction).catch(showProblem);
    const takeBack = async (
      { kind, subject }: Pick<Decision, 'kind' | 'subject'>,
      otherwise: () => void,
    ): Promise<void> => {
      const { undo } = await request('decisions:state', { projectId });
      if (undo?.kind === kind && undo.subject === subject) await move('undo');
      else otherwise();
    };
    return {
      go,
      takeBack: (decision, otherwise) => void takeBack(decision, otherwise).catch(showProblem),
    };
  }, [client, projectId, show]);
}

/** The longest text that can be searched for, in UTF-16 code units. */
const LONGEST_SEARCH = 200;

/** The key of a term by how it is written; null where there is none such any more. */
async function keyOf(projectId: string, term: string): Promise<string | null> {
  const { rows } = await request('terms:page', {
    projectId,
    view: 'all',
    category: null,
    search: term.slice(0, LONGEST_SEARCH),
    sort: 'score',
    descending: true,
    offset: 0,
    limit: 100,
  });
  return rows.find((row) => row.term === term)?.key ?? null;
}
