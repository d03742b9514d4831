import path from 'node:path';
import type { ProjectListener, Project } from '../../../src-main/project/project.ts';
import type { Projects } from '../../../src-main/projects/projects.ts';
import type { HandlerContext } from '../../../src-main/ipc/handler-context.ts';
import type { OpenProjects } from '../../../src-main/ipc/open-projects.ts';
import type { Desktop, LastPlaces, PageWindow, SettingsStore } from '../../../src-main/ipc/ports.ts';
import { WindowSession } from '../../../src-main/ipc/window-session.ts';
import type { Run } from '../../../src-main/domain/run.ts';

/** An object of which a test needs only a part: whatever else is touched fails by itself. */
function partOf<Whole extends object>(part: { readonly [Name in keyof Whole]?: unknown }): Whole {
  const whole: Whole = Object.assign(Object.create(null), part);
  return whole;
}

/** A project without a file whose runs end when a test says so. */
export class FakeProject {
  readonly file: string;
  readonly listeners = new Set<ProjectListener>();
  isWorking = false;
  closings = 0;
  /** Why closing fails, if it does. */
  closingError: Error | undefined;
  /** The paths that were taken in. */
  readonly taken: string[] = [];
  takingError: Error | undefined;
  finishRun: (run: Run) => void = () => undefined;
  failRun: (error: Error) => void = () => undefined;
  readonly asProject: Project;

  constructor(file: string) {
    this.file = file;
    const name = file.split('/').at(-1)?.replace('.genglossary', '') ?? '';
    this.asProject = partOf<Project>({
      file,
      name: async () => name,
      watch: (listener: ProjectListener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
      close: async () => {
        this.closings += 1;
        if (this.closingError !== undefined) throw this.closingError;
      },
      runs: {
        isWorking: () => this.isWorking,
        start: async () => {
          this.isWorking = true;
          const finished = new Promise<Run>((resolve, reject) => {
            this.finishRun = resolve;
            this.failRun = reject;
          }).finally(() => {
            this.isWorking = false;
          });
          return { id: 'run', finished };
        },
      },
      documents: {
        add: async (paths: readonly string[]) => {
          if (this.takingError !== undefined) throw this.takingError;
          this.taken.push(...paths);
          return { added: paths, changed: [], unchanged: 0, refused: [] };
        },
      },
      provider: { ofRun: async () => 'extractive' },
      entries: { exportTo: async () => 3 },
      terms: partOf({}),
    });
  }
}

/** Project files that exist only in a test. */
export class FakeProjects {
  readonly files = new Map<string, FakeProject>();
  readonly opened: string[] = [];
  readonly deleted: string[] = [];
  onCreate: (project: FakeProject) => void = () => undefined;
  readonly asProjects: Projects;

  constructor(...files: readonly string[]) {
    for (const file of files) this.files.set(file, new FakeProject(file));
    this.asProjects = partOf<Projects>({
      open: (file: string) => this.open(file),
      has: async (file: string) => this.files.has(file),
      list: async () =>
        Promise.all(
          [...this.files.values()].map(async ({ file, asProject }) => ({
            file,
            name: await asProject.name(),
            openedAt: '',
            state: { kind: 'ready' },
          })),
        ),
      create: async (name: string, folder: string) => {
        const project = new FakeProject(`${folder}/${name}.genglossary`);
        this.files.set(project.file, project);
        this.onCreate(project);
        return project.asProject;
      },
      delete: async (file: string) => {
        this.deleted.push(file);
        this.files.delete(file);
      },
    });
  }

  async open(file: string): Promise<Project> {
    const project = this.at(file);
    this.opened.push(project.file);
    return project.asProject;
  }

  /** The project in a file, whichever way its path is written. */
  at(file: string): FakeProject {
    const project = this.files.get(path.resolve(file));
    if (project === undefined) throw new Error(`There is no ${file}.`);
    return project;
  }
}

/** A window that keeps what it is told. */
export interface FakeWindow extends PageWindow {
  readonly heard: (readonly [name: string, event: unknown])[];
}

export function fakeWindow(choices: Partial<PageWindow> = {}): FakeWindow {
  const heard: (readonly [string, unknown])[] = [];
  return {
    heard,
    send: (name, event) => heard.push([name, event]),
    chooseProjectFile: async () => null,
    chooseFiles: async () => null,
    chooseFolder: async () => null,
    chooseExportFile: async () => null,
    chooseFileToWrite: async () => null,
    ...choices,
  };
}

export function sessionOn(projects: OpenProjects, window: PageWindow = fakeWindow()): WindowSession {
  return new WindowSession(window, projects, () => undefined);
}

/** A desktop that keeps what it was asked for. */
export function fakeDesktop(): Desktop & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    openWindow: async (file) => void asked.push(`window ${file ?? 'on the list'}`),
    openLink: async (address) => void asked.push(`link ${address}`),
    showInFolder: (file) => void asked.push(`folder of ${file}`),
  };
}

/** Places that are kept until the test ends. */
export function fakePlaces(): LastPlaces {
  const places = new Map<string, string>();
  return {
    lastPlace: (file) => places.get(file) ?? null,
    keepPlace: (file, place) => void places.set(file, place),
  };
}

export const fakeSettings: SettingsStore = {
  current: () => ({ language: 'system', theme: 'system', textSize: 'normal' }),
  change: async ({ language = 'system', theme = 'system', textSize = 'normal' }) => ({
    language,
    theme,
    textSize,
  }),
};

/** What a person who uses no model needs of models. */
export const noModels: Pick<HandlerContext, 'servers' | 'secrets' | 'requestLog'> = {
  servers: partOf({}),
  secrets: partOf({}),
  requestLog: partOf({}),
};

/** A run that has ended. */
export const ENDED_RUN: Run = {
  id: 'run',
  scope: 'full',
  status: 'completed',
  program: 'test',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:01.000Z',
  reason: null,
  reasonDetails: null,
  progress: null,
  resumes: null,
  unitsDone: 1,
  unitsReused: 0,
  unitsFailed: 0,
};

/** Fails the test when something is reported that the test did not foresee. */
export function noReport(what: string, error: unknown): void {
  throw new Error(what, { cause: error });
}
