import type { Handlers } from './channels.ts';
import { backupHandlers } from './backups.ts';
import { decisionHandlers } from './decisions.ts';
import { documentHandlers } from './documents.ts';
import { entryHandlers } from './entries.ts';
import { glossaryHandlers } from './glossary.ts';
import type { HandlerContext } from './handler-context.ts';
import { issueHandlers } from './issues.ts';
import { linkHandlers } from './link.ts';
import { projectHandlers } from './projects.ts';
import { providerHandlers } from './provider.ts';
import { runHandlers } from './runs.ts';
import { settingsHandlers } from './settings.ts';
import { synonymHandlers } from './synonyms.ts';
import { termHandlers } from './terms.ts';
import { windowHandlers } from './window.ts';

/** Makes the handler of each channel of the contract. */
export function createHandlers(context: HandlerContext): Handlers {
  return {
    ...windowHandlers(context),
    ...settingsHandlers(context),
    ...linkHandlers(context),
    ...projectHandlers(context),
    ...backupHandlers(context),
    ...documentHandlers,
    ...termHandlers,
    ...synonymHandlers,
    ...entryHandlers,
    ...glossaryHandlers(context),
    ...issueHandlers,
    ...providerHandlers(context),
    ...runHandlers,
    ...decisionHandlers,
  };
}
