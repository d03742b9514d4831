import { buildProject } from '../../support/built-project.ts';
import { NO_OWN_MOUNTS } from '../../support/own-mounts.ts';
import { tryAll } from '../../support/trial.ts';
import type { Trial } from '../../support/trial.ts';
import type { Round, Scenario } from '../scenario.ts';
import { fillDuringBackup, fillDuringEdits, fillDuringRun } from './disk-full.ts';
import { holdLock, writeSlowly } from './disk-lock.ts';
import { leaveJournal, sealDuringRun, takeFileAway } from './disk-place.ts';

/** Rounds of the long form in which the lock is held for longer than the real app waits: each takes long. */
const REAL_LOCK_EVERY = 5;

/** What a disk, a folder and other programs can do to a project file that is open. */
export const disk: Scenario = {
  name: 'disk',
  short: 1,
  long: 6,
  run: async (context) => {
    const { start, note, rounds } = context;
    const built = await buildProject(context);
    if (NO_OWN_MOUNTS !== null) note(`full and read-only disks are not tried: ${NO_OWN_MOUNTS}`);
    const mounted: readonly Trial[] = [
      {
        what: 'disk full at some moment of a run',
        attempt: (round) => fillDuringRun(start, round, built),
      },
      {
        what: 'disk full while a person writes',
        attempt: (round) => fillDuringEdits(start, round, built),
      },
      {
        what: 'disk full for a backup',
        attempt: (round) => fillDuringBackup(start, round, built),
      },
      {
        what: 'folder becomes read-only in a run',
        attempt: (round) => sealDuringRun(start, round, built),
      },
      {
        what: 'journal of a killed process on a read-only place',
        attempt: (round) => leaveJournal(start, round, built, 'on a read-only place'),
      },
    ];
    const trials: readonly Trial[] = [
      ...(NO_OWN_MOUNTS === null ? mounted : []),
      // Windows does not let an open file go away.
      ...(process.platform === 'win32' ? [] : (['removed', 'replaced'] as const)).map((way) => ({
        what: `file ${way} in a run`,
        attempt: (round: Round) => takeFileAway(start, round, built, way),
      })),
      ...(['reader', 'writer'] as const).map((first) => ({
        what: `journal of a killed process, found by a ${first} first`,
        attempt: (round: Round) => leaveJournal(start, round, built, first),
      })),
      {
        what: 'write lock held for longer than a write waits, at every step of a run and at its end',
        attempt: (round) => {
          const isReal = rounds > REAL_LOCK_EVERY && round.number % REAL_LOCK_EVERY === 0;
          return holdLock(start, round, built, isReal ? 'real' : 'impatient');
        },
      },
      {
        what: 'slow disk',
        attempt: (round) => writeSlowly(start, round, built),
      },
    ];
    return tryAll(context, trials);
  },
};
