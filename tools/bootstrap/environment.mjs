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
 * The same environment with a folder in which Node keeps what it has compiled: the sources are compiled at every
 * start otherwise, which is more than half of the time that the command line needs to begin.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root the project's folder
 * @returns {NodeJS.ProcessEnv}
 */
export function withCompileCache(env, root) {
  return { NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'node'), ...env };
}

/** Blocks of so many bytes and more are given back to the system when they are freed. The smallest that it takes by itself. */
const GIVEN_BACK_BYTES = 131_072;

/**
 * The same environment with an allocator that gives freed memory back. The C library of most Linux systems keeps blocks
 * of up to 32 MB for later once such a one was freed, which for texts that many threads pass on is some hundred megabytes.
 * Other systems, and allocators that a program brings itself, know nothing of the variable.
 * Source: mallopt(3), M_MMAP_THRESHOLD.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withMemoryGivenBack(env) {
  return { MALLOC_MMAP_THRESHOLD_: String(GIVEN_BACK_BYTES), ...env };
}

/**
 * Windows has the variable as `Path`, and a copy of the environment no longer ignores case.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function pathName(env) {
  return Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
}
