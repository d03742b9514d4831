import path from 'node:path';
import { app, nativeTheme, shell } from 'electron';
import { interfaceLanguage, systemLanguage } from '../ipc/app-settings.ts';
import type { HandlerContext } from '../ipc/handler-context.ts';
import { createHandlers } from '../ipc/handlers.ts';
import { OpenProjects } from '../ipc/open-projects.ts';
import type { Report, Settings } from '../ipc/ports.ts';
import { homeRemover } from '../ipc/without-home.ts';
import { AppClosing } from './app-closing.ts';
import { AppMenu } from './app-menu.ts';
import { AppWindows } from './app-windows.ts';
import { guardPages, refusePermissions } from './guards.ts';
import { listenToPages } from './ipc-main.ts';
import { Openings } from './openings.ts';
import { PAGE_URL } from './page-files.ts';
import { servePages } from './page-protocol.ts';
import { tellRunEnd } from './run-end.ts';
import { openSettingsFile } from './settings-file.ts';
import { pathsInArguments } from './start-paths.ts';
import { textsIn } from './texts.ts';
import type { Texts } from './texts.ts';
import { openWindowMemory } from './window-memory.ts';

/** What the desktop stands on. */
export interface DesktopContext {
  /** Absolute path of the folder that holds the app: its samples, and what was built of it. */
  readonly appFolder: string;
  readonly projects: HandlerContext['projects'];
  readonly servers: HandlerContext['servers'];
  readonly secrets: HandlerContext['secrets'];
  readonly requestLog: HandlerContext['requestLog'];
  readonly report: Report;
}

/**
 * Starts the windows of the app: on the project of the last time, or on what the person opened the app with. The
 * program ends when they are closed.
 */
export async function startDesktop({
  appFolder,
  projects,
  servers,
  secrets,
  requestLog,
  report,
}: DesktopContext): Promise<void> {
  // What the app is to open may come before it can open anything.
  const waiting: string[] = [];
  let show = (paths: readonly string[]): void => void waiting.push(...paths);
  app.on('second-instance', (_event, argv, workingFolder) =>
    show(pathsInArguments(argv, workingFolder, appFolder)),
  );
  app.on('open-file', (event, file) => {
    event.preventDefault();
    show([file]);
  });
  await app.whenReady();

  const dataFolder = app.getPath('userData');
  const folders = {
    projects: path.join(app.getPath('documents'), 'GenGlossary'),
    samples: path.join(appFolder, 'samples'),
  };
  const withoutHome = homeRemover(app.getPath('home'));
  const ofSystem = systemLanguage(app.getPreferredSystemLanguages());

  const settings = await openSettingsFile(path.join(dataFolder, 'settings.json'), (changed) => {
    applyTheme(changed);
    windows.broadcast('settings:changed', changed);
    menu.update();
  });
  const memory = await openWindowMemory(path.join(dataFolder, 'windows.json'), (error) =>
    report('The places of the windows could not be kept', error),
  );
  const texts = (): Texts => textsIn(interfaceLanguage(settings.current(), ofSystem));
  const openProjects = new OpenProjects(
    (file) => projects.open(file),
    report,
    (project, run) =>
      tellRunEnd({ project, run, texts: texts(), withoutHome }, (file) => windows.isLookedAt(file), showRuns),
  );

  const windows = new AppWindows(
    {
      preload: path.join(appFolder, 'out', 'preload', 'index.cjs'),
      pageUrl: PAGE_URL,
      projects: openProjects,
      memory,
      texts,
      report,
    },
    {
      mayClose: (window) => closing.mayClose(window),
      closed: ({ id }) => closing.gone(id),
      changed: () => {
        menu.update();
        if (!closing.isQuitting) menu.updateRecentProjects();
      },
    },
  );
  const closing = new AppClosing({
    windows,
    projects: openProjects,
    texts,
    report,
    finish: async () => {
      await Promise.all([projects.close(), memory.save(), requestLog.written()]);
    },
  });

  const openings = new Openings({ windows, projects, folders, texts, withoutHome, report });
  const showRuns = (file: string): void =>
    openings.perform(async (open) => {
      await open.showProject(file);
      windows.showing(file)?.session.window.send('menu:command', 'show-runs');
    });
  const menu = new AppMenu({
    windows,
    texts,
    version: app.getVersion(),
    actions: {
      openProject: () => openings.perform((open) => open.chooseProject()),
      openRecent: (file) => openings.perform((open) => open.showProject(file)),
      newWindow: () => openings.perform((open) => open.openWindow(null)),
    },
    listProjects: () => projects.list(),
    isQuitting: () => closing.isQuitting,
    report,
  });

  app.on('before-quit', (event) => {
    if (!closing.mayQuit()) event.preventDefault();
  });
  app.on('window-all-closed', () => {
    if (process.platform === 'darwin') return;
    // What the last window showed is being closed: its run is no reason to ask any more.
    void windows.settled().then(() => app.quit());
  });

  guardPages(PAGE_URL);
  refusePermissions();
  servePages(path.join(appFolder, 'out', 'renderer'));
  listenToPages(
    {
      handlers: createHandlers({
        about: { version: app.getVersion(), platform: platform(), systemLanguage: ofSystem },
        projects,
        settings,
        servers,
        secrets,
        requestLog,
        desktop: {
          openWindow: (file) => openings.openWindow(file),
          openLink: (address) => shell.openExternal(address),
          showInFolder: (file) => shell.showItemInFolder(file),
        },
        places: memory,
        folders,
      }),
      pageUrl: PAGE_URL,
      report,
      withoutHome,
    },
    (contents) => windows.sessionOf(contents),
  );
  applyTheme(settings.current());
  menu.update();
  menu.updateRecentProjects();

  const first = [...waiting, ...pathsInArguments(process.argv, process.cwd(), appFolder)];
  show = (paths) => openings.perform((open) => open.showPaths(paths));
  if (first.length > 0) show(first);
  else await openings.openLastProject(memory.lastProject);
  // macOS tells of the start itself too.
  app.on('activate', () => {
    if (windows.front === null) openings.perform((open) => open.openWindow(null));
  });
}

function applyTheme({ theme }: Settings): void {
  nativeTheme.themeSource = theme;
}

function platform(): 'linux' | 'darwin' | 'win32' {
  const { platform: name } = process;
  return name === 'darwin' || name === 'win32' ? name : 'linux';
}
