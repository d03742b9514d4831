/** What the codes of the system and of npm mean to a person. The first that fits is taken. */
const REASONS = /** @type {const} */ ([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EROFS', 'the disk is read-only'],
  ['EINTEGRITY', 'a download does not have the hash that the lock file demands'],
  ['EUSAGE', 'package.json and package-lock.json do not agree'],
  ['E401', 'the package registry refused the credentials'],
  ['E403', 'the package registry refused the request'],
  ['E404', 'the package registry does not have a package that is needed'],
  ['ETARGET', 'the package registry does not have a version that is needed'],
  ['ENOTFOUND', 'the package registry could not be reached (offline?)'],
  ['EAI_AGAIN', 'the package registry could not be reached (offline?)'],
  ['ENETUNREACH', 'the package registry could not be reached (offline?)'],
  ['EHOSTUNREACH', 'the package registry could not be reached (offline?)'],
  ['ECONNREFUSED', 'the package registry could not be reached (offline, or a wrong proxy?)'],
  ['ECONNRESET', 'the connection to the package registry broke off'],
  ['ETIMEDOUT', 'the package registry did not answer in time'],
  ['ENOTCACHED', 'npm is set to work offline'],
  ['EACCES', 'files may not be written'],
  ['EPERM', 'files may not be written'],
]);

/**
 * Finds a code in what a program said and tells what it means.
 *
 * @param {string} output
 * @returns {string | null} half a sentence; null if no known code stands in it
 */
export function reasonIn(output) {
  return REASONS.find(([code]) => new RegExp(`\\b${code}\\b`).test(output))?.[1] ?? null;
}
