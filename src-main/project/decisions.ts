import type { ProjectContext } from './project-context.ts';
import type { ProjectDecisions } from './project.ts';

/** What a person decided in an open project, and going back over it. */
export function projectDecisions({ db }: ProjectContext): ProjectDecisions {
  return {
    state: () => db.read.decisionState(),
    undo: () => db.write.undoDecision(),
    redo: () => db.write.redoDecision(),
  };
}
