import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { DecisionKind } from '../../../../src-main/domain/decision.ts';
import type { MergedTerms, NamedTerm } from '../../../../src-main/domain/synonyms.ts';
import { refresh, refreshOccurrences, useAction } from '../../../api/queries.ts';
import { useProject } from '../../../api/window-state.tsx';
import { showDone, showWarning } from '../../../components/notices.tsx';
import type { NoticeAction } from '../../../components/notices.tsx';
import { useUndo } from '../../../components/use-undo.ts';
import { termPlace } from '../../../places.ts';

/** What a person can decide about synonyms. Each decision is told by a notice, which takes it back. */
export interface SynonymDecisions {
  /** Declares that terms mean the same as a main term; all by their keys. */
  readonly merge: (mainKey: string, termKeys: readonly string[]) => void;
  /** Declares that a text is another form of a main term. */
  readonly addForm: (main: NamedTerm, form: string) => void;
  /** Declares that the terms of each group mean the same, all by their keys; the one that occurs most is the main term. */
  readonly mergeGroups: (groups: readonly (readonly string[])[]) => void;
  /** Makes a synonym a term of its own again. */
  readonly split: (synonym: NamedTerm, main: NamedTerm) => void;
  /** Makes a synonym the main term, which is shown then. */
  readonly chooseMain: (synonym: NamedTerm, main: NamedTerm) => void;
  /** Puts the own definition of a synonym into the entry of its main term. */
  readonly takeOver: (synonym: NamedTerm, main: NamedTerm) => void;
  /** While a decision is being stored. */
  readonly isPending: boolean;
}

/** The notices of this kind give way to each other: whoever merges by keys makes many of them. */
const NOTICE = 'synonyms';

/** The decisions about synonyms in the project of the window. */
export function useSynonymDecisions(): SynonymDecisions {
  const { t } = useTranslation(['synonyms', 'glossary', 'common']);
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const { takeBack } = useUndo(projectId);
  const merging = useAction('synonyms:merge');
  const adding = useAction('synonyms:addForm');
  const mergingGroups = useAction('synonyms:mergeGroups');
  const splitting = useAction('synonyms:split');
  const choosing = useAction('synonyms:chooseMain');
  const takingOver = useAction('synonyms:takeOverDefinition');
  const { mutateAsync: askToMerge } = merging;
  const { mutateAsync: askToAdd } = adding;
  const { mutateAsync: askToMergeGroups } = mergingGroups;
  const { mutateAsync: askToSplit } = splitting;
  const { mutateAsync: askToChoose } = choosing;
  const { mutateAsync: askToTakeOver } = takingOver;

  const show = ({ key }: NamedTerm): void => navigate(termPlace(key), { replace: true });
  const refreshed = (): void => {
    refresh(client, ['terms', 'entries', 'issues', 'decisions']);
    refreshOccurrences(client);
  };
  /** Does one thing and shows what it changed. One that failed has been told by the action itself. */
  const changed = async <Result>(asked: Promise<Result>, then: (result: Result) => void): Promise<void> => {
    let result: Result;
    try {
      result = await asked;
    } catch {
      return;
    }
    refreshed();
    then(result);
  };
  const nothing = (): void => undefined;
  const undo = (kind: DecisionKind, subject: string, otherwise: () => void): NoticeAction => ({
    label: t('common:undo'),
    onClick: () => takeBack({ kind, subject }, otherwise),
  });

  /** @param otherwise splits the terms off again where another decision was made since */
  const tellMerged = (groups: readonly MergedTerms[], otherwise: () => void): void => {
    const [first, ...others] = groups;
    if (first === undefined) {
      showDone(t('synonyms:alreadyMerged'), undefined, NOTICE);
      return;
    }
    const { main, count } = first;
    const withOwnDefinition = groups.flatMap((group) => group.withOwnDefinition);
    const [kept] = withOwnDefinition;
    showDone(
      [
        others.length === 0
          ? t('synonyms:merged', { count, main: main.term })
          : t('synonyms:mergedGroups', { count: groups.length }),
        ...(kept === undefined ? [] : [keptText(kept, withOwnDefinition.length)]),
      ].join(t('synonyms:sentences')),
      [{ label: t('synonyms:show'), onClick: () => show(main) }, undo('terms-merged', main.term, otherwise)],
      NOTICE,
    );
  };
  const mergeGroups = (groups: readonly (readonly string[])[]): void =>
    void changed(askToMergeGroups({ projectId, groups: groups.map((keys) => [...keys]) }), (merged) =>
      tellMerged(merged, () => showWarning(t('glossary:decided.notNewest'))),
    );
  const merge = (mainKey: string, termKeys: readonly string[]): void => {
    const splitAll = async (): Promise<void> => {
      for (const termKey of termKeys) await askToSplit({ projectId, termKey });
    };
    const otherwise = (): void => void changed(splitAll(), nothing);
    const tell = (merged: MergedTerms): void => tellMerged(merged.count === 0 ? [] : [merged], otherwise);
    void changed(askToMerge({ projectId, mainKey, termKeys: [...termKeys] }), tell);
  };
  const addForm = (main: NamedTerm, form: string): void =>
    void changed(askToAdd({ projectId, mainKey: main.key, form }), (merged) => {
      const names = { form, main: merged.main.term };
      if (merged.count === 0) {
        showDone(t('synonyms:isForm', names), undefined, NOTICE);
        return;
      }
      const showTerms = (): void => navigate(termPlace(merged.main.key));
      // A decision has been made since: the page of the term shows its forms, to split this one off.
      const takesBack = undo('terms-merged', merged.main.term, showTerms);
      showDone(
        t('synonyms:formAdded', names),
        [{ label: t('synonyms:show'), onClick: showTerms }, takesBack],
        NOTICE,
      );
    });
  const keptText = ({ term }: NamedTerm, count: number): string =>
    t('synonyms:keptDefinition', { term, count });

  const split = (synonym: NamedTerm, main: NamedTerm): void => {
    const mergeAgain = (): void =>
      void changed(askToMerge({ projectId, mainKey: main.key, termKeys: [synonym.key] }), nothing);
    void changed(askToSplit({ projectId, termKey: synonym.key }), () =>
      showDone(
        t('synonyms:wasSplit', { term: synonym.term }),
        [
          { label: t('synonyms:show'), onClick: () => show(synonym) },
          undo('synonym-split', synonym.term, mergeAgain),
        ],
        NOTICE,
      ),
    );
  };

  const chooseMain = (synonym: NamedTerm, main: NamedTerm): void => {
    const chooseBack = (): void =>
      void changed(askToChoose({ projectId, termKey: main.key }), () => show(main));
    void changed(askToChoose({ projectId, termKey: synonym.key }), () => {
      show(synonym);
      showDone(
        t('synonyms:mainChosen', { term: synonym.term }),
        undo('main-term-chosen', synonym.term, chooseBack),
        NOTICE,
      );
    });
  };

  const takeOver = (synonym: NamedTerm, main: NamedTerm): void =>
    void changed(askToTakeOver({ projectId, termKey: synonym.key }), () =>
      showDone(t('synonyms:takenOver', { term: synonym.term, main: main.term }), undefined, NOTICE),
    );

  return {
    merge,
    addForm,
    mergeGroups,
    split,
    chooseMain,
    takeOver,
    isPending: [merging, adding, mergingGroups, splitting, choosing, takingOver].some(
      ({ isPending }) => isPending,
    ),
  };
}
