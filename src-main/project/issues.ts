import { entryNotFound } from './not-found.ts';
import type { ProjectContext } from './project-context.ts';
import type { ProjectIssues } from './project.ts';

/** The issues of an open project. */
export function projectIssues({ db, now }: ProjectContext): ProjectIssues {
  return {
    list: () => db.read.issueRows(),
    setState: async (termKey, type, cause, state) => {
      if (!(await db.write.setIssueState({ termKey, type, cause }, state, now().toISOString())))
        throw entryNotFound();
    },
  };
}
