import type { HandlersOf } from './channels.ts';

/** Taking decisions back and repeating them. */
export const decisionHandlers: HandlersOf<'decisions'> = {
  'decisions:state': ({ projectId }, session) => session.use(projectId, ({ decisions }) => decisions.state()),
  'decisions:undo': ({ projectId }, session) => session.use(projectId, ({ decisions }) => decisions.undo()),
  'decisions:redo': ({ projectId }, session) => session.use(projectId, ({ decisions }) => decisions.redo()),
};
