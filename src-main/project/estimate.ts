import type { ProjectDatabase } from '../db/project-database.ts';
import type { ModelUseOfStep } from '../db/repositories/run-events.ts';
import { assertNever } from '../domain/assert-never.ts';
import type { RunEstimate } from '../domain/provider-view.ts';
import type { RunScope } from '../domain/run.ts';

/** So many candidates are judged in one request. */
const CANDIDATES_AT_ONCE = 20;

/** Groups that are reviewed for each entry, which may be in several: between 0.24 and 0.44 in the sample documents. */
const GROUPS_AN_ENTRY = 0.35;

/** Steps that ask a model. */
type AskingStep = 'judge' | 'generate' | 'review' | 'refine';

interface Tokens {
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/**
 * Tokens of one request of a step where this project has asked no model for it yet: averages of the sample documents in
 * both languages, by `estimate-tokens.ts`, with room for what a real model says more.
 */
const USUAL_TOKENS: Readonly<Record<AskingStep, Tokens>> = {
  judge: { tokensIn: 4_000, tokensOut: 900 },
  generate: { tokensIn: 1_500, tokensOut: 150 },
  review: { tokensIn: 1_700, tokensOut: 100 },
  refine: { tokensIn: 1_500, tokensOut: 150 },
};

/** So many steps of earlier runs are looked at. */
const MOST_STEPS = 100;

/**
 * Estimates what a run would ask of a model. Answers that are stored already are asked for again in the estimate: which
 * of them still fit is known only when the passages have been chosen.
 *
 * @param termKeys the chosen terms; undefined for all
 */
export async function estimateRun(
  db: ProjectDatabase,
  scope: RunScope,
  termKeys: readonly string[] | undefined,
): Promise<RunEstimate> {
  const requests = await countRequests(db, scope, termKeys);
  const asked = await db.read.listModelUse(MOST_STEPS);
  const parts = requests.map(([step, count]) => ({ count, ...tokensOfRequest(asked, step) }));
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  return {
    requests: whole,
    tokensIn: Math.round(parts.reduce((sum, { count, tokensIn }) => sum + count * tokensIn, 0)),
    tokensOut: Math.round(parts.reduce((sum, { count, tokensOut }) => sum + count * tokensOut, 0)),
    isWhole: scope !== 'full' || (whole > 0 && (await isExtracted(db))),
  };
}

async function countRequests(
  db: ProjectDatabase,
  scope: RunScope,
  termKeys: readonly string[] | undefined,
): Promise<readonly (readonly [AskingStep, number])[]> {
  switch (scope) {
    case 'extract':
      return [];
    case 'generate':
      return [['generate', await countTerms(db, termKeys)]];
    case 'full': {
      const terms = await countTerms(db, termKeys);
      return [
        ['judge', Math.ceil(terms / CANDIDATES_AT_ONCE)],
        ['generate', terms],
        ['review', Math.ceil(terms * GROUPS_AN_ENTRY)],
      ];
    }
    case 'review':
      return [['review', Math.ceil((await db.read.entryCounts()).all * GROUPS_AN_ENTRY)]];
    case 'refine':
      return [['refine', await db.read.countOpenIssues(termKeys ?? null)]];
    default:
      return assertNever(scope);
  }
}

async function countTerms(db: ProjectDatabase, termKeys: readonly string[] | undefined): Promise<number> {
  return termKeys === undefined
    ? (await db.read.termCounts()).wanted
    : (await db.read.wantedAmong(termKeys)).length;
}

/** Average of what servers have counted in the same step of earlier runs of this project. */
function tokensOfRequest(asked: readonly ModelUseOfStep[], step: AskingStep): Tokens {
  const ofStep = asked.filter((use) => use.step === step);
  const requests = sumOf(ofStep, 'requests');
  const tokensIn = sumOf(ofStep, 'tokensIn');
  // Some servers count nothing.
  if (requests === 0 || tokensIn === 0) return USUAL_TOKENS[step];
  return { tokensIn: tokensIn / requests, tokensOut: sumOf(ofStep, 'tokensOut') / requests };
}

function sumOf(asked: readonly ModelUseOfStep[], name: string): number {
  return asked.reduce((sum, { values }) => {
    const value = values[name];
    return typeof value === 'number' && value > 0 ? sum + value : sum;
  }, 0);
}

/** Tells whether terms were looked for in the present text of each document. */
async function isExtracted(db: ProjectDatabase): Promise<boolean> {
  return (await db.read.listDocumentRows()).every(({ language }) => language !== null);
}
