import type { RunScope } from '../../domain/run.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { collectUnits } from './collect-units.ts';
import { extractTerms } from './extract-terms.ts';
import { generateEntries } from './generate-entries.ts';
import { readDocuments } from './read-documents.ts';
import { refineEntries } from './refine-entries.ts';
import { reviewEntries } from './review-entries.ts';
import type { StepContext } from './step-context.ts';
import { workingGlossary } from './working-glossary.ts';

/**
 * Does the work of a run: the steps of its scope, one after another, each published when it is done.
 *
 * @param folder absolute path of a folder to read documents from first, or null to take them as they are
 */
export async function runScope(context: StepContext, scope: RunScope, folder: string | null): Promise<void> {
  const { db } = context;
  if (folder !== null) await readDocuments(context, folder);
  switch (scope) {
    case 'full': {
      await extractTerms(context);
      const units = await collectUnits(context);
      const generated = await generateEntries(context, units);
      const glossary = workingGlossary(await db.read.listEntries(), generated);
      const issues = await reviewEntries(context, glossary.entries);
      await refineEntries(context, glossary, issues, units);
      return;
    }
    case 'extract':
      await extractTerms(context);
      return;
    case 'generate':
      await generateEntries(context, await collectUnits(context));
      return;
    case 'review':
      await reviewEntries(context, workingGlossary(await db.read.listEntries(), new Map()).entries);
      return;
    case 'refine': {
      const glossary = workingGlossary(await db.read.listEntries(), new Map());
      const issues = (await db.read.listIssues()).filter(({ state }) => state === 'open');
      await refineEntries(context, glossary, issues, await collectUnits(context));
      return;
    }
    default:
      assertNever(scope);
  }
}
