import { migration010 } from './010-project.ts';
import { migration020 } from './020-lists-and-activity.ts';
import { migration030 } from './030-history-and-decisions.ts';
import { migration040 } from './040-explained-terms.ts';
import { migration050 } from './050-models.ts';
import { migration060 } from './060-triage.ts';
import { migration070 } from './070-synonyms.ts';
import { migration080 } from './080-editor.ts';
import { migration090 } from './090-readings.ts';
import { migration100 } from './100-ranking.ts';
import { migration110 } from './110-search.ts';
import type { Migration } from './migration.ts';

/** All migrations, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  migration010,
  migration020,
  migration030,
  migration040,
  migration050,
  migration060,
  migration070,
  migration080,
  migration090,
  migration100,
  migration110,
];
