import { pathToFileURL } from 'node:url';

/**
 * Makes what takes the path of a person's home folder out of texts: it tells who they are.
 *
 * @param home absolute path of the home folder
 */
export function homeRemover(home: string): (text: string) => string {
  // A home of `/` would take every slash.
  if (home.length < 2) return (text) => text;
  const spellings = [pathToFileURL(home).href, home, home.replaceAll('\\', '/')];
  return (text) => spellings.reduce((shorter, spelling) => shorter.replaceAll(spelling, '~'), text);
}
