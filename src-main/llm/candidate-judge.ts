import type { CandidateJudgement } from '../domain/candidate-judgement.ts';
import type { TermCategory } from '../domain/term.ts';

/** A candidate with what a model is to judge it by, none of which tries to give orders to a model. */
export interface CandidateToJudge {
  readonly termKey: string;
  readonly term: string;
  readonly aliases: readonly string[];
  /** What the program itself takes it for. */
  readonly category: TermCategory;
  /** The most telling passages, each as much of it as may be shown, best first; none where nothing of it may be shown. */
  readonly excerpts: readonly string[];
  /** Whether one of them defines it. */
  readonly isDefined: boolean;
}

/** The port to whatever tells terms from general words, and what kind of thing each names. */
export interface CandidateJudge {
  /** Name and version of everything that shapes its answers; a part of every unit's hash. */
  readonly identity: string;
  /** The model, as people read it. */
  readonly model: string;
  /** How many candidates may be given at once; at least 1. */
  readonly mostAtOnce: number;
  /**
   * Judges candidates.
   *
   * @returns a judgement for each in their order; null for one of which nothing usable was said: it stays what it was
   * @throws the signal's reason when stopped; any other error fails these candidates only
   */
  judge(
    candidates: readonly CandidateToJudge[],
    signal: AbortSignal,
  ): Promise<readonly (CandidateJudgement | null)[]>;
}
