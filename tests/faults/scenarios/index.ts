import type { Scenario } from '../scenario.ts';
import { cancel } from './cancel.ts';
import { damage } from './damage.ts';
import { disk } from './disk.ts';
import { kill } from './kill.ts';
import { owners } from './owners.ts';
import { race } from './race.ts';
import { userAtWork } from './user-at-work.ts';

/** All scenarios, in the order in which they are run. */
export const SCENARIOS: readonly Scenario[] = [race, owners, kill, userAtWork, cancel, disk, damage];
