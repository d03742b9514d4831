import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** The page has an origin of its own, which no page of the web and no file shares. */
export const PAGE_SCHEME = 'app';
const PAGE_HOST = 'genglossary';

/** The address of the app's only page. */
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`;

/** Where a nonce belongs in a page. */
const NONCE_PLACE = '__CSP_NONCE__';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** What a name of the built page may look like: it begins with no dot and leads nowhere else. */
const FILE_NAME = /^[\w-][\w.-]*$/;

/**
 * Answers a request for a file of the page. Each page gets a nonce of its own, by which its style elements are allowed.
 *
 * @param folder absolute path of the folder that is served; nothing outside of it is
 * @returns status 404 for whatever is not one of its files
 */
export async function servePageFile(folder: string, request: Request): Promise<Response> {
  const names = namesIn(request);
  const content = names === null ? null : await contentOf(join(folder, ...names));
  if (names === null || content === null) {
    return new Response('Not found', { status: 404, headers: headersFor('text/plain; charset=utf-8', null) });
  }
  const suffix = extname(names.at(-1) ?? '');
  const mediaType = MEDIA_TYPES[suffix] ?? 'application/octet-stream';
  if (suffix !== '.html') return new Response(content, { headers: headersFor(mediaType, null) });
  const nonce = randomBytes(16).toString('base64url');
  const page = content.toString('utf8').replaceAll(NONCE_PLACE, nonce);
  return new Response(page, { headers: headersFor(mediaType, nonce) });
}

/** The folders and the file that a request names, null if it is not about a file of the page. */
function namesIn({ method, url }: Request): string[] | null {
  const address = URL.parse(url);
  if (method !== 'GET' || address === null) return null;
  if (address.protocol !== `${PAGE_SCHEME}:` || address.host !== PAGE_HOST) return null;
  const names = address.pathname.slice(1).split('/');
  return names.every((name) => FILE_NAME.test(name)) ? names : null;
}

async function contentOf(file: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}

function headersFor(mediaType: string, nonce: string | null): Record<string, string> {
  const styles = nonce === null ? "'self'" : `'self' 'nonce-${nonce}'`;
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src ${styles}`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // A page out of a cache would have the nonce of an earlier load.
    'Cache-Control': 'no-store',
  };
}
