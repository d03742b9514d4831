import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, note } from './notes.mjs';
import { identify, isRunning } from './process-identity.mjs';

const POLL_MS = 100;

/** How many polls pass before the person is told what is being waited for. */
const POLLS_BEFORE_NOTE = 20;

/**
 * Runs a step of the set-up while no other process on this machine runs one in the same project.
 *
 * The lock is a folder of numbered files, and the holder is whoever made the one with the highest number.
 * A file names its owner; an empty one has been released, and one whose owner no longer runs counts as
 * released. To take the lock is to create the next number, which only one process can. The highest
 * number is never deleted: with a single file that is deleted and made again, two processes that find it
 * stale at the same time can both end up holding it.
 *
 * @template T
 * @param {string} root the project's folder
 * @param {() => Promise<T>} step
 * @returns {Promise<T>} what the step returns
 */
export async function withSetUpLock(root, step) {
  const folder = path.join(root, '.tools', 'set-up-lock');
  fs.mkdirSync(folder, { recursive: true });
  const held = await acquire(folder);
  try {
    return await step();
  } finally {
    fs.truncateSync(held);
  }
}

/**
 * @param {string} folder
 * @returns {Promise<string>} the file that stands for the lock
 */
async function acquire(folder) {
  const draft = path.join(folder, `draft-${process.pid}`);
  // A leftover of a killed process with the same id may share its content with a lock file: never write into it.
  fs.rmSync(draft, { force: true });
  fs.writeFileSync(draft, identify(process.pid), { flag: 'wx' });
  try {
    for (let polls = 0; ; polls += 1) {
      const highest = highestNumber(folder);
      const owner = ownerOf(folder, highest);
      if (owner !== '' && isRunning(owner)) {
        if (polls === POLLS_BEFORE_NOTE) note('Waiting for another set-up of this project to finish ...');
        await sleep(POLL_MS);
      } else if (claim(draft, folder, highest + 1)) {
        removeBelow(folder, highest + 1);
        return lockFile(folder, highest + 1);
      }
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/**
 * Tries to become the owner of a number.
 *
 * @param {string} draft a file with the owner's identity, which a link publishes complete or not at all
 * @param {string} folder
 * @param {number} number
 */
function claim(draft, folder, number) {
  const file = lockFile(folder, number);
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  if (highestNumber(folder) === number) return true;
  // Others were several numbers ahead and had cleared this one away.
  fs.rmSync(file, { force: true });
  return false;
}

/** @param {string} folder */
function highestNumber(folder) {
  const numbers = fs.readdirSync(folder).filter((name) => /^\d+$/.test(name));
  return Math.max(0, ...numbers.map(Number));
}

/**
 * @param {string} folder
 * @param {number} number
 * @returns {string} the owner's identity; empty if the number is released, or was never taken
 */
function ownerOf(folder, number) {
  try {
    return fs.readFileSync(lockFile(folder, number), 'utf8');
  } catch (error) {
    // None yet, or cleared away by a newer owner: claiming the next number then fails and all is read again.
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

/**
 * @param {string} folder
 * @param {number} number
 */
function removeBelow(folder, number) {
  for (const name of fs.readdirSync(folder)) {
    if (/^\d+$/.test(name) && Number(name) < number) fs.rmSync(path.join(folder, name), { force: true });
  }
}

/**
 * @param {string} folder
 * @param {number} number
 */
function lockFile(folder, number) {
  return path.join(folder, String(number));
}
