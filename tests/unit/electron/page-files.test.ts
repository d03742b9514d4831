import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { PAGE_URL, servePageFile } from '../../../src-main/electron/page-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder: string;

beforeEach(() => {
  const root = temporaryFolder();
  folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<meta nonce="__CSP_NONCE__"><p>用語</p>');
  writeFileSync(join(folder, 'assets/index-D8_x-p.js'), 'run("__CSP_NONCE__")');
  writeFileSync(join(folder, 'assets/index.css'), 'a{}');
  writeFileSync(join(folder, 'assets/icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets/data.unknown'), 'x');
  writeFileSync(join(folder, '.hidden'), 'secret');
  writeFileSync(join(root, 'secret.txt'), 'secret');
  symlinkSync(root, join(folder, 'assets/[up]'));
});

function load(path: string, init?: RequestInit): Promise<Response> {
  return servePageFile(folder, new Request(`app://genglossary/${path}`, init));
}

/** The directives of a policy by their names. */
function policyOf(response: Response): Map<string, string> {
  const policy = response.headers.get('Content-Security-Policy') ?? '';
  return new Map(
    policy.split('; ').map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1).join(' ')]),
  );
}

describe('the page', () => {
  it('is served with a policy that lets nothing in from elsewhere', async () => {
    const response = await servePageFile(folder, new Request(PAGE_URL));
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    const policy = policyOf(response);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toMatch(/^'self' 'nonce-[\w-]{22}'$/);
    for (const name of ['connect-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(policy.get(name)).toBe("'none'");
    }
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|https?:|\*/);
  });

  it('gets the nonce of its policy, another one at each load', async () => {
    const nonces = [];
    for (let time = 0; time < 3; time += 1) {
      const response = await servePageFile(folder, new Request(PAGE_URL));
      const page = await response.text();
      expect(page).toContain('用語');
      const nonce = /nonce="([^"]*)"/.exec(page)?.[1] ?? '';
      expect(policyOf(response).get('style-src')).toContain(`'nonce-${nonce}'`);
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(3);
  });

  it.each([
    ['assets/index-D8_x-p.js', 'text/javascript; charset=utf-8'],
    ['assets/index.css', 'text/css; charset=utf-8'],
    ['assets/icon.svg', 'image/svg+xml'],
    ['assets/data.unknown', 'application/octet-stream'],
  ])('gets %s as %s, without a nonce', async (path, mediaType) => {
    const response = await load(`${path}?v=1#part`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(mediaType);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(policyOf(response).get('style-src')).toBe("'self'");
  });

  it('gets the bytes of files unchanged', async () => {
    expect(await (await load('assets/index-D8_x-p.js')).text()).toBe('run("__CSP_NONCE__")');
  });
});

describe('a page cannot read', () => {
  it.each([
    ['a file above by two dots', '../secret.txt'],
    ['a file above by encoded dots', '%2e%2e/secret.txt'],
    ['a file above by half encoded dots', '.%2E/secret.txt'],
    ['a file above by an encoded slash', '..%2fsecret.txt'],
    ['a file above by a twice encoded slash', '..%252fsecret.txt'],
    ['a file above by a backslash', '..\\secret.txt'],
    ['a file above by an encoded backslash', '..%5csecret.txt'],
    ['a file above from a folder', 'assets/../../secret.txt'],
    ['a file above through a link', 'assets/[up]/secret.txt'],
    ['a file by its absolute path', '/etc/passwd'],
    ['a file by its absolute path on Windows', 'C:/Windows/win.ini'],
    ['another stream of a file', 'index.html::$DATA'],
    ['a name with a NUL in it', 'index.html%00.js'],
    ['a hidden file', '.hidden'],
    ['a broken escape', '%zz'],
    ['a folder', 'assets'],
    ['a folder with a slash', 'assets/'],
    ['the top', ''],
    ['a file that is not there', 'assets/missing.js'],
    ['a file below a file', 'index.html/more'],
  ])('%s', async (_, path) => {
    const response = await load(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('Not found');
    expect(policyOf(response).get('default-src')).toBe("'none'");
  });

  it.each(['app://other/index.html', 'app://genglossary:8080/index.html', 'https://genglossary/index.html'])(
    'anything from %s',
    async (url) => {
      expect((await servePageFile(folder, new Request(url))).status).toBe(404);
    },
  );

  it('anything by a request that would change something', async () => {
    expect((await load('index.html', { method: 'POST', body: 'x' })).status).toBe(404);
  });
});
