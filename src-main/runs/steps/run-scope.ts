import type { RunScope } from '../../domain/run.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { collectUnits } from './collect-units.ts';
import { extractChanged, extractTerms } from './extract-terms.ts';
import { generateEntries } from './generate-entries.ts';
import { judgeCandidates } from './judge-candidates.ts';
import { readPacked } from './packed-reads.ts';
import { prepareReview } from './prepare-review.ts';
import { readDocuments } from './read-documents.ts';
import { refineEntries } from './refine-entries.ts';
import { reviewEntries } from './review-entries.ts';
import type { StepContext } from './step-context.ts';

/**
 * Does the work of a run: the steps of its scope, one after another, each published when it is done. A step that is
 * limited to chosen documents or terms publishes nothing of the others.
 *
 * @param folder absolute path of a folder to read documents from first, or null to take them as they are
 */
export async function runScope(context: StepContext, scope: RunScope, folder: string | null): Promise<void> {
  const { session, chosen, provider } = context;
  if (folder !== null) await readDocuments(context, folder);
  switch (scope) {
    case 'full': {
      if (chosen.documents?.size !== 0) await extractTerms(context);
      const collected = await judgeCandidates(context);
      session.beginStep('generate');
      const { units } = await collectUnits(context, collected);
      const generated = await generateEntries(context, units);
      session.beginStep('review');
      const prepared = await prepareReview(context, generated, provider.reviewer);
      const issues = await reviewEntries(context, prepared, units);
      await refineEntries(context, prepared, issues, units);
      return;
    }
    case 'extract':
      await extractTerms(context);
      return;
    case 'generate': {
      await extractChanged(context);
      session.beginStep('generate');
      const { units } = await collectUnits(context);
      await generateEntries(context, units);
      return;
    }
    case 'review':
      session.beginStep('review');
      await reviewEntries(context, await prepareReview(context, null, provider.reviewer), null);
      return;
    case 'refine': {
      const prepared = await prepareReview(context, null, undefined);
      const termKeys = chosen.terms === null ? null : [...chosen.terms];
      const issues = await readPacked(context, (read) => read.listOpenIssues(termKeys));
      await extractChanged(context);
      session.beginStep('refine');
      const { units } = await collectUnits(context);
      await refineEntries(context, prepared, { issues, dismissed: [] }, units);
      return;
    }
    default:
      assertNever(scope);
  }
}
