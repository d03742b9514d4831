import type { HandlersOf } from './channels.ts';
import type { HandlerContext } from './handler-context.ts';

/** What a page has to know of its window, and more windows. */
export function windowHandlers({
  about,
  settings,
  desktop,
  places,
}: Pick<HandlerContext, 'about' | 'settings' | 'desktop' | 'places'>): HandlersOf<'window'> {
  return {
    'window:state': async (_argument, session) => ({
      ...about,
      settings: settings.current(),
      project: await session.shown(),
    }),
    'window:open': async ({ projectId }, session) => {
      if (projectId === null) await desktop.openWindow(null);
      else await session.use(projectId, ({ file }) => desktop.openWindow(file));
    },
    'window:lastPlace': ({ projectId }, session) =>
      session.use(projectId, async ({ file }) => places.lastPlace(file)),
    'window:keepPlace': ({ projectId, place }, session) =>
      session.use(projectId, async ({ file }) => places.keepPlace(file, place)),
  };
}
