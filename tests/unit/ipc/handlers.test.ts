import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHandlers } from '../../../src-main/ipc/handlers.ts';
import { OpenProjects } from '../../../src-main/ipc/open-projects.ts';
import type { PageWindow } from '../../../src-main/ipc/ports.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import {
  fakeDesktop,
  fakePlaces,
  FakeProjects,
  fakeSettings,
  fakeWindow,
  noModels,
  noReport,
  sessionOn,
} from './fakes.ts';

const FOLDERS = { projects: '/home/anna/Documents/GenGlossary', samples: '/opt/samples' };
const A = '/projects/a.genglossary';

function setUp({ choices = {}, files = [A] }: { choices?: Partial<PageWindow>; files?: string[] } = {}) {
  const projects = new FakeProjects(...files);
  const desktop = fakeDesktop();
  const open = new OpenProjects(
    (file) => projects.open(file),
    noReport,
    async () => undefined,
  );
  const handlers = createHandlers({
    about: { version: '1', platform: 'linux', systemLanguage: 'en' },
    projects: projects.asProjects,
    settings: fakeSettings,
    ...noModels,
    desktop,
    places: fakePlaces(),
    folders: FOLDERS,
  });
  return { projects, desktop, handlers, session: sessionOn(open, fakeWindow(choices)) };
}

describe('the list of projects', () => {
  it('lets a page open, rename, clone and delete what is on it, and no other file of the disk', async () => {
    const { handlers, session } = setUp();
    expect(await handlers['projects:open']({ file: A }, session)).toMatchObject({ name: 'a', file: A });
    const file = '/home/anna/.ssh/id_ed25519';
    const missing = { code: 'project-missing' };
    await expect(handlers['projects:open']({ file }, session)).rejects.toMatchObject(missing);
    await expect(handlers['projects:rename']({ file, name: 'x' }, session)).rejects.toMatchObject(missing);
    await expect(handlers['projects:clone']({ file, name: 'x' }, session)).rejects.toMatchObject(missing);
    await expect(handlers['projects:delete']({ file }, session)).rejects.toMatchObject(missing);
    await expect(handlers['projects:saveCopy']({ file }, session)).rejects.toMatchObject(missing);
    await expect(handlers['backups:list']({ file }, session)).rejects.toMatchObject(missing);
    await expect(handlers['backups:create']({ file }, session)).rejects.toMatchObject(missing);
    const name = 'x.genglossary';
    await expect(handlers['backups:preview']({ file, name }, session)).rejects.toMatchObject(missing);
    await expect(handlers['backups:restore']({ file, name }, session)).rejects.toMatchObject(missing);
  });

  it('leaves everything as it is when a person changes their mind', async () => {
    const { handlers, session, projects } = setUp();
    expect(await handlers['projects:choose'](undefined, session)).toBeNull();
    expect(await handlers['projects:createFromFolder'](undefined, session)).toBeNull();
    expect(await handlers['projects:saveCopy']({ file: A }, session)).toBeNull();
    expect([...projects.files.keys()]).toEqual([A]);
  });
});

describe('a project of documents', () => {
  it('is named after the folder that a person chose', async () => {
    const { handlers, session, projects } = setUp({
      choices: { chooseFolder: async () => '/texts/Glossary of 2026' },
    });
    const made = await handlers['projects:createFromFolder'](undefined, session);
    const file = `${FOLDERS.projects}/Glossary of 2026.genglossary`;
    expect(made).toMatchObject({ project: { file, name: 'Glossary of 2026' }, intake: { unchanged: 0 } });
    expect(projects.at(file).taken).toEqual(['/texts/Glossary of 2026']);
    expect(session.file).toBe(file);
  });

  it('is named after the first folder among what was dropped, else after the folder of the files', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'first'));
    mkdirSync(join(folder, 'second'));
    writeFileSync(join(folder, 'a.md'), 'text');
    const { handlers, session } = setUp();
    const drop = (...names: string[]) =>
      handlers['projects:openFiles']({ paths: names.map((name) => join(folder, name)) }, session);
    expect(await drop('a.md', 'second', 'first')).toMatchObject({ project: { name: 'second' } });
    expect(await drop('a.md')).toMatchObject({ project: { name: folder.split('/').at(-1) } });
  });

  it('is thrown away when its documents cannot be taken in, and the window keeps what it showed', async () => {
    const { handlers, session, projects } = setUp({ choices: { chooseFolder: async () => '/texts/gone' } });
    await session.open(A);
    projects.onCreate = (project) => {
      project.takingError = new Error('disk');
    };
    await expect(handlers['projects:createFromFolder'](undefined, session)).rejects.toThrow('disk');
    expect(projects.deleted).toEqual([`${FOLDERS.projects}/gone.genglossary`]);
    expect(session.file).toBe(A);
  });

  it('is not made of a single project file: that one is opened', async () => {
    const { handlers, session, projects } = setUp();
    expect(await handlers['projects:openFiles']({ paths: [A] }, session)).toMatchObject({
      project: { file: A },
      intake: null,
    });
    expect([...projects.files.keys()]).toEqual([A]);
  });
});

describe('the sample', () => {
  it.each([
    ['en', 'Sample (English)'],
    ['ja', 'サンプル（日本語）'],
  ] as const)('in %s is made once and opened again afterwards', async (language, name) => {
    const { handlers, session, projects } = setUp();
    const made = await handlers['projects:openSample']({ language }, session);
    expect(made).toMatchObject({ name });
    expect(projects.at(made.file).taken).toEqual([`/opt/samples/${language}`]);
    await session.leave();
    expect(await handlers['projects:openSample']({ language }, session)).toMatchObject({ file: made.file });
    expect(projects.files.size).toBe(2);
  });
});

describe('documents', () => {
  it('that a person chose are taken in', async () => {
    const { handlers, session, projects } = setUp({
      choices: { chooseFiles: async () => ['/a.md', '/b.md'], chooseFolder: async () => '/texts' },
    });
    const { id: projectId } = await session.open(A);
    await handlers['documents:choose']({ projectId, kind: 'files' }, session);
    await handlers['documents:choose']({ projectId, kind: 'folder' }, session);
    await handlers['documents:add']({ projectId, paths: ['/c.md'] }, session);
    expect(projects.at(A).taken).toEqual(['/a.md', '/b.md', '/texts', '/c.md']);
  });
});

describe('exporting', () => {
  it('W39: asks where to, under a name that every file system takes, and shows the file afterwards', async () => {
    const offered: string[] = [];
    const { handlers, session, desktop } = setUp({
      files: ['/projects/..a:b*c.genglossary'],
      choices: {
        chooseExportFile: async (name) => {
          offered.push(name);
          return '/exports/chosen.csv';
        },
      },
    });
    const { id: projectId } = await session.open('/projects/..a:b*c.genglossary');
    expect(await handlers['glossary:export']({ projectId, format: 'csv' }, session)).toEqual({
      name: 'chosen.csv',
      entries: 3,
    });
    await handlers['glossary:showExport'](undefined, session);
    expect(offered).toEqual(['a b c.csv']);
    expect(desktop.asked).toEqual(['folder of /exports/chosen.csv']);
  });

  it('shows nothing before something was exported', async () => {
    const { handlers, session, desktop } = setUp();
    await handlers['glossary:showExport'](undefined, session);
    expect(desktop.asked).toEqual([]);
  });
});

describe('ways out of the window', () => {
  it('a page cannot open anything but pages of the web', async () => {
    const { handlers, session, desktop } = setUp();
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'smb://host/share']) {
      await expect(handlers['link:open']({ url }, session)).rejects.toMatchObject({
        code: 'invalid-argument',
      });
    }
    await handlers['link:open']({ url: 'https://example.org' }, session);
    expect(desktop.asked).toEqual(['link https://example.org/']);
  });

  it('another window opens on the same project or on the list', async () => {
    const { handlers, session, desktop } = setUp();
    const { id: projectId } = await session.open(A);
    await handlers['window:open']({ projectId }, session);
    await handlers['window:open']({ projectId: null }, session);
    await expect(handlers['window:open']({ projectId: 'of another' }, session)).rejects.toMatchObject({
      code: 'project-not-open',
    });
    expect(desktop.asked).toEqual([`window ${A}`, 'window on the list']);
  });
});
