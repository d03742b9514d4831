import { backups } from './backups.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { decisions } from './decisions.ts';
import { documents } from './documents.ts';
import { glossary } from './glossary.ts';
import { issues } from './issues.ts';
import { messages } from './messages.ts';
import { navigation } from './navigation.ts';
import { problems } from './problems.ts';
import { projects } from './projects.ts';
import { provider } from './provider.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { synonyms } from './synonyms.ts';
import { terms } from './terms.ts';

/** Every English text of the interface: one file for each page, and those that they share. */
export const EN = {
  commands,
  common,
  navigation,
  problems,
  messages,
  runs,
  projects,
  documents,
  terms,
  synonyms,
  glossary,
  issues,
  settings,
  provider,
  backups,
  decisions,
};
