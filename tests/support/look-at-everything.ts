import { ActionableError } from '../../src-main/domain/errors.ts';
import type { EntryDetails } from '../../src-main/domain/project-view.ts';
import type { Project } from '../../src-main/project/project.ts';

/** More rows than any list of a test has. */
const ALL = 10_000;

/** What a part of a project shows: its value as JSON, or the code of the error that stands for it. */
export type Sight =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'error'; readonly code: string | null; readonly message: string };

/**
 * Looks at everything that a person can see of an open project, each part by itself.
 *
 * @returns by name of the part, such as `document a.md` or `entry torque limiter`
 */
export async function lookAtEverything(project: Project): Promise<Record<string, Sight>> {
  const sights: Record<string, Sight> = {};
  const look = async <Result>(part: string, read: () => Promise<Result>): Promise<Result | null> => {
    try {
      const value = await read();
      sights[part] = { kind: 'value', value: JSON.stringify(value) };
      return value;
    } catch (error) {
      const code = error instanceof ActionableError ? error.code : null;
      sights[part] = { kind: 'error', code, message: String(error) };
      return null;
    }
  };
  const page = { search: '', descending: false, offset: 0, limit: ALL } as const;

  await look('name', () => project.name());
  const documents = await look('documents', () => project.documents.list());
  for (const { path } of documents ?? []) {
    await look(`document ${path}`, () => project.reader.rows(path, 'plain', 0, ALL));
  }
  const terms = await look('terms', () =>
    project.terms.page({ ...page, view: 'all', category: null, sort: 'term' }),
  );
  for (const { key } of terms?.rows ?? []) {
    await look(`term ${key}`, () => project.terms.get(key));
    const entry = async () => {
      const details = await project.entries.get(key);
      return details === null ? null : partsOf(details);
    };
    await look(`entry ${key}`, async () => (await entry())?.own ?? null);
    await look(`what stands beside entry ${key}`, async () => (await entry())?.beside ?? null);
  }
  await look('counts of terms', () => project.terms.counts());
  await look('entries', () => project.entries.page({ ...page, view: 'all', sort: 'reading' }));
  await look('counts of entries', () => project.entries.counts());
  await look('issues', () => project.issues.list());
  const runs = await look('runs', () => project.runs.list());
  for (const { id } of runs ?? []) await look(`log ${id}`, () => project.runs.eventsAfter(id, 0));
  await look('glossary', async () => (await project.entries.glossary(null)).entries);
  await look('issues of the glossary', async () => (await project.entries.glossary(null)).issues);
  return sights;
}

/** What the row of an entry holds itself, which its hash is made over, and what of other rows is shown with it. */
function partsOf(entry: EntryDetails): { readonly own: unknown; readonly beside: unknown } {
  const { termKey, term, reading, aliases, markedForms, category, stale, issues, proposal, ...own } = entry;
  return {
    own: { ...own, proposal: proposal?.content ?? null },
    beside: {
      termKey,
      term,
      reading,
      aliases,
      markedForms,
      category,
      stale,
      issues,
      author: proposal?.author,
    },
  };
}
