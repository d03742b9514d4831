import { beforeEach, describe, expect, it, vi } from 'vitest';

/** What the preload script puts into the page, and what it asks of Electron. */
const electron = vi.hoisted(() => {
  const listeners = new Map<string, Set<(...args: readonly unknown[]) => void>>();
  const bridge: Record<string, (...args: readonly unknown[]) => unknown> = {};
  const sent: (readonly unknown[])[] = [];
  return {
    bridge,
    sent,
    listeners,
    module: {
      contextBridge: {
        exposeInMainWorld: (name: string, api: object) => {
          if (name === 'genglossary' && Object.isFrozen(api)) Object.assign(bridge, api);
        },
      },
      ipcRenderer: {
        invoke: async (...args: readonly unknown[]) => {
          sent.push(args);
          return { ok: true };
        },
        on: (name: string, listener: () => void) => {
          const all = listeners.get(name) ?? new Set();
          listeners.set(name, all.add(listener));
        },
        off: (name: string, listener: () => void) => listeners.get(name)?.delete(listener),
      },
      webUtils: { getPathForFile: ({ name }: File) => (name.startsWith('new ') ? '' : `/texts/${name}`) },
    },
  };
});
vi.mock('electron', () => electron.module);
await import('../../../src-preload/index.ts');

/** Calls the bridge as a page can: with anything. */
function call(name: string, ...args: readonly unknown[]): unknown {
  return electron.bridge[name]?.(...args);
}

const REFUSED = { ok: false, error: { code: 'invalid-argument' } };

describe('the bridge', () => {
  beforeEach(() => {
    electron.sent.length = 0;
  });

  it('offers the page three functions and nothing else', () => {
    expect(Object.keys(electron.bridge).toSorted()).toEqual(['listen', 'request', 'requestWithFiles']);
  });

  it('sends requests of the contract', async () => {
    await call('request', 'terms:get', { projectId: 'p', termKey: 'a' });
    expect(electron.sent).toEqual([['terms:get', { projectId: 'p', termKey: 'a' }]]);
  });

  it.each(['shell:run', 'constructor', '__proto__', 'toString', '', 'documents:add', 'projects:openFiles'])(
    'a page cannot make the request %j by its own argument',
    async (name) => {
      expect(await call('request', name, { projectId: 'p', paths: ['/etc/passwd'] })).toMatchObject(REFUSED);
      expect(electron.sent).toEqual([]);
    },
  );

  it('a page cannot name the paths of files itself', async () => {
    const argument = { projectId: 'p', paths: ['/etc/passwd'] };
    await call('requestWithFiles', 'documents:add', argument, [new File([], 'a.md')]);
    expect(electron.sent).toEqual([['documents:add', { projectId: 'p', paths: ['/texts/a.md'] }]]);
  });

  it('leaves out files that are on no disk, and refuses when none is left', async () => {
    const [made, real] = [new File([], 'new a.md'), new File([], '用語集.md')];
    await call('requestWithFiles', 'projects:openFiles', {}, [made, real]);
    expect(electron.sent).toEqual([['projects:openFiles', { paths: ['/texts/用語集.md'] }]]);
    expect(await call('requestWithFiles', 'projects:openFiles', {}, [made])).toMatchObject(REFUSED);
    expect(await call('requestWithFiles', 'projects:openFiles', {}, [])).toMatchObject(REFUSED);
    expect(await call('requestWithFiles', 'terms:get', {}, [real])).toMatchObject(REFUSED);
    expect(electron.sent).toHaveLength(1);
  });

  it('hands on events of the contract without what Electron adds, until the listening ends', () => {
    const heard: (readonly unknown[])[] = [];
    const end = call('listen', 'menu:command', (...args: readonly unknown[]) => heard.push(args));
    const emit = (): void => {
      for (const listener of electron.listeners.get('menu:command') ?? [])
        listener({ sender: 'secret' }, 'build');
    };
    emit();
    if (typeof end === 'function') Reflect.apply(end, undefined, []);
    emit();
    expect(heard).toEqual([['build']]);
    expect(electron.listeners.get('menu:command')?.size).toBe(0);
  });

  it.each(['ELECTRON_INTERNAL', 'constructor', ''])('a page cannot listen to %j', (name) => {
    expect(() => call('listen', name, () => undefined)).toThrow(TypeError);
    expect(electron.listeners.has(name)).toBe(false);
  });
});
