import type { CandidateJudgement, CandidateVerdict } from '../../domain/candidate-judgement.ts';
import type { TermCategory } from '../../domain/term.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';
import { IS_MAIN_TERM, IS_SYNONYM } from './synonym-conditions.ts';

/** A judgement as it is shown. */
export interface JudgementOfModel extends CandidateJudgement {
  /** The model, as people read it. */
  readonly model: string;
}

/** A judgement with what follows from it, as a run publishes it. */
export interface JudgementToStore extends JudgementOfModel {
  readonly termKey: string;
  /** Whether extraction's proposal is withdrawn. */
  readonly isDropped: boolean;
}

interface StoredRow {
  readonly verdict: CandidateVerdict;
  readonly category: TermCategory;
  readonly reason: string;
  readonly model: string;
}

/** Terms about which no person has decided anything (synonyms are a decision) that says whether they belong into the glossary. */
const UNDECIDED = `status = 'candidate' AND required = 0 AND origin = 'extraction'
  AND id NOT IN (SELECT term_id FROM entries WHERE status = 'approved' OR edited = 1)
  AND NOT ${IS_SYNONYM} AND NOT ${IS_MAIN_TERM}`;

/** Reads of the `candidate_judgements` table. */
export function candidateJudgementReader({ connection }: ReadHandle) {
  const byKey = connection.prepare<[string], StoredRow>(
    'SELECT verdict, category, reason, model FROM candidate_judgements WHERE term_key = ?',
  );
  const candidates = connection.prepare<[], { key: string; category: TermCategory }>(
    `SELECT key, category FROM terms WHERE proposed = 1 AND ${UNDECIDED}
       AND key NOT IN (SELECT term_key FROM candidate_judgements) ORDER BY key`,
  );
  return {
    /** What a model says of a term; null where none was asked, or said nothing usable. */
    get: (termKey: string): JudgementOfModel | null => byKey.get(termKey) ?? null,
    /** The terms that are wanted only because extraction proposes them, and that are not judged. */
    candidates: () => candidates.all(),
  };
}

/** Writes of the `candidate_judgements` table, and what follows from it for terms. Call them inside a transaction. */
export function candidateJudgementWriter({ connection }: WriteHandle) {
  const clear = connection.prepare('DELETE FROM candidate_judgements');
  const store = connection.prepare(
    `INSERT OR REPLACE INTO candidate_judgements (term_key, verdict, category, reason, model)
     VALUES (@termKey, @verdict, @category, @reason, @model)`,
  );
  const drop = connection.prepare<[string]>(`UPDATE terms SET proposed = 0 WHERE key = ? AND ${UNDECIDED}`);
  // The passage that extraction went by tells the category that it found, and no other one.
  const categorise = connection.prepare(
    `UPDATE terms SET category = @category, category_evidence = NULL
     WHERE key = @termKey AND category_by = 'extraction' AND category <> @category`,
  );
  return {
    /** Forgets all judgements: extraction has made the list of terms anew, without them. */
    clear: (): void => {
      clear.run();
    },
    /** Keeps judgements, and does with the terms what follows from them. What a person decided stands above. */
    publish: (judgements: readonly JudgementToStore[]): void => {
      for (const { isDropped, ...judgement } of judgements) {
        const { termKey, category } = judgement;
        store.run(judgement);
        categorise.run({ termKey, category });
        if (isDropped) drop.run(termKey);
      }
    },
  };
}
