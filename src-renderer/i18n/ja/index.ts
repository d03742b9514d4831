import type { Translated } from '../translated.ts';
import type { EN } from '../en/index.ts';
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

/** Every Japanese text of the interface. A text that is missing here does not compile. */
export const JA: Translated<typeof EN> = {
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
