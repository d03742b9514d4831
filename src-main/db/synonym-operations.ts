import type { FormUsage, MergedTerms } from '../domain/synonyms.ts';
import type { WriteHandle } from './handle.ts';
import type { NewDecision } from './repositories/decisions.ts';
import type { synonymEntryWriter } from './repositories/entries-of-synonyms.ts';
import type { issueWriter } from './repositories/issues.ts';
import type { revisionWriter } from './repositories/revisions.ts';
import { synonymReader } from './repositories/synonyms.ts';
import type { FormToAdd, Merge, synonymWriter } from './repositories/synonym-writer.ts';
import { immediateTransaction } from './transactions.ts';

/** What these operations write with. */
interface Writers {
  readonly synonyms: ReturnType<typeof synonymWriter>;
  readonly entries: ReturnType<typeof synonymEntryWriter>;
  readonly issues: ReturnType<typeof issueWriter>;
  readonly revisions: ReturnType<typeof revisionWriter>;
  /** Inside a transaction: does what a person decided, as one step that can be taken back. */
  readonly asStep: <Result>(decision: NewDecision, at: string, work: () => Result) => Result;
}

/**
 * What a person decides about synonyms and written forms. Entries of synonyms stay stored; a main term without an entry
 * inherits one of theirs, so that the glossary does not lack it until the next run.
 */
export function synonymOperations(db: WriteHandle, writers: Writers) {
  const { synonyms, entries, issues, revisions, asStep } = writers;
  const reader = synonymReader(db);
  const keysOf = (terms: readonly { readonly key: string }[]): string[] => terms.map(({ key }) => key);
  const changed = (): void => revisions.bump('terms', 'entries', 'issues');

  /** Does what was planned, inside a step. */
  const put = (merge: Merge, at: string): void => {
    if (merge.synonyms.length === 0) return;
    synonyms.merge(merge);
    entries.inherit(merge.main.key, keysOf(merge.synonyms), at);
    issues.resolveDuplicates(merge.main.key);
    changed();
  };
  const told = ({ main: { key, term }, synonyms: below }: Merge): MergedTerms => {
    const merged = new Set(keysOf(below));
    const withOwnDefinition = reader
      .of(key)
      .filter((synonym) => merged.has(synonym.key) && synonym.ownDefinition !== null)
      .map((synonym) => ({ key: synonym.key, term: synonym.term }));
    return { main: { key, term }, count: below.length, withOwnDefinition };
  };
  const asMerge = <Result>(main: Merge['main'], at: string, work: () => Result): Result =>
    asStep({ kind: 'terms-merged', sitting: null, subject: main.term }, at, work);

  return {
    /**
     * Declares that terms mean the same as a main term. Null where there is no such main term.
     *
     * @throws ActionableError `entry-damaged`
     */
    mergeTerms: (mainKey: string, keys: readonly string[], at: string): MergedTerms | null =>
      immediateTransaction(db, () => {
        const merge = synonyms.planMerge(mainKey, keys);
        if (merge === null) return null;
        asMerge(merge.main, at, () => put(merge, at));
        return told(merge);
      }),

    /**
     * Declares that a text is another form of a main term, as one step: the term that is written so becomes its synonym,
     * and is added where there is none. Null where there is no such main term.
     *
     * @throws ActionableError `entry-damaged`
     */
    addForm: (mainKey: string, form: FormToAdd, at: string): MergedTerms | null =>
      immediateTransaction(db, () => {
        const main = synonyms.planMerge(mainKey, [])?.main;
        if (main === undefined) return null;
        return asMerge(main, at, () => {
          synonyms.addForm(main, form);
          const merge = { main, synonyms: synonyms.planMerge(mainKey, [form.key])?.synonyms ?? [] };
          put(merge, at);
          return told(merge);
        });
      }),

    /**
     * Declares that the terms of each group mean the same, as one step. The main term of a group is the one that occurs
     * most. Answers the groups in which there was something to merge.
     *
     * @param groups keys of terms; no term is in two of them
     * @throws ActionableError `entry-damaged`
     */
    mergeGroups: (groups: readonly (readonly string[])[], at: string): readonly MergedTerms[] =>
      immediateTransaction(db, () => {
        const plan = (keys: readonly string[]): readonly Merge[] => {
          const mainKey = synonyms.mostFrequent(keys);
          const merge = mainKey === null ? null : synonyms.planMerge(mainKey, keys);
          return merge === null || merge.synonyms.length === 0 ? [] : [merge];
        };
        const [first] = groups.flatMap(plan);
        if (first === undefined) return [];
        return asMerge(first.main, at, () =>
          // Planned anew: groups may have become one by synonyms that they had before.
          groups.flatMap((keys) =>
            plan(keys).map((merge) => {
              put(merge, at);
              return told(merge);
            }),
          ),
        );
      }),

    /** Makes a synonym a term of its own again. Tells whether it was one. */
    splitSynonym: (key: string, at: string): boolean =>
      immediateTransaction(db, () =>
        asStep({ kind: 'synonym-split', sitting: null }, at, () => {
          const isSplit = synonyms.split(key) !== null;
          if (isSplit) changed();
          return isSplit;
        }),
      ),

    /**
     * Makes a synonym the main term of its group. Tells whether it was one.
     *
     * @throws ActionableError `entry-damaged`
     */
    chooseMainTerm: (key: string, at: string): boolean =>
      immediateTransaction(db, () => {
        const chosen = synonyms.get(key);
        if (chosen === null) return false;
        const { term: subject } = chosen;
        return asStep({ kind: 'main-term-chosen', sitting: null, subject }, at, () => {
          const earlier = synonyms.chooseMain(key);
          if (earlier === null) return false;
          entries.inherit(key, [earlier.key], at);
          changed();
          return true;
        });
      }),

    /**
     * Puts what the entry of a synonym says into the entry of its main term. Tells whether there was such an entry.
     *
     * @throws ActionableError `entry-damaged`
     */
    takeOverDefinition: (key: string, at: string): boolean =>
      immediateTransaction(db, () => {
        const main = reader.mainOf(key);
        if (main === null) return false;
        return asStep({ kind: 'definition-changed', sitting: null }, at, () => {
          const isTaken = entries.takeOver(main.key, key, at);
          if (isTaken) issues.resolve(main.key, 'undefined');
          if (isTaken) changed();
          return isTaken;
        });
      }),

    /**
     * Marks written forms of a term as preferred, allowed or forbidden.
     *
     * @param others the other forms of the same term: none of them stays preferred when this one is
     */
    setFormUsage: (form: string, usage: FormUsage, others: readonly string[], at: string): void =>
      immediateTransaction(db, () =>
        asStep({ kind: 'form-usage-changed', sitting: null, subject: form }, at, () => {
          if (synonyms.setUsage(form, usage, others)) revisions.bump('terms', 'entries');
        }),
      ),
  };
}
