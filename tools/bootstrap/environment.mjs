import path from 'node:path';

/**
 * The folders in which programs are looked for.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function searchPath(env) {
  return (env[pathName(env)] ?? '').split(path.delimiter).filter((folder) => folder !== '');
}

/**
 * The same environment with one folder searched before all others.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 * @returns {NodeJS.ProcessEnv}
 */
export function withFirstInPath(env, folder) {
  return { ...env, [pathName(env)]: [folder, ...searchPath(env)].join(path.delimiter) };
}

/**
 * Windows has the variable as `Path`, and a copy of the environment no longer ignores case.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function pathName(env) {
  return Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
}
