import { protocol } from 'electron';
import { PAGE_SCHEME, servePageFile } from './page-files.ts';

/** Makes the scheme of the page known. Call it before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Answers every request of the page's scheme.
 *
 * @param folder absolute path of the built page
 */
export function servePages(folder: string): void {
  protocol.handle(PAGE_SCHEME, (request) => servePageFile(folder, request));
}
