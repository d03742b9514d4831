import { entryNotFound } from './not-found.ts';
import type { ProjectContext } from './project-context.ts';
import type { ProjectIssues } from './project.ts';

/** The issues of an open project. */
export function projectIssues({ db, now }: ProjectContext): ProjectIssues {
  return {
    list: () => db.read.issueRows(),
    decide: async (names, decision) => {
      const decided = await db.write.decideIssues(names, decision, now().toISOString());
      if (decided === 0) throw entryNotFound();
      return decided;
    },
  };
}
