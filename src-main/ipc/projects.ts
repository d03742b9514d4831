import { basename, dirname, extname, join } from 'node:path';
import type { Language, OpenProject, RequestResult } from '../../src-preload/contract.ts';
import { ActionableError } from '../domain/errors.ts';
import { PROJECT_SUFFIX } from '../projects/file-name.ts';
import type { Projects } from '../projects/projects.ts';
import type { HandlersOf } from './channels.ts';
import type { HandlerContext } from './handler-context.ts';
import { makeProject, nameAfter, namingFolder } from './new-project.ts';
import type { WindowSession } from './window-session.ts';

const SAMPLE_NAMES: Readonly<Record<Language, string>> = {
  en: 'Sample (English)',
  ja: 'サンプル（日本語）',
};

type Context = Pick<HandlerContext, 'projects' | 'folders'>;

/** The list of projects, and which one a window shows. */
export function projectHandlers(context: Context): HandlersOf<'projects'> {
  const { projects, folders } = context;
  return {
    'projects:list': () => projects.list(),
    'projects:open': async ({ file }, session) => session.open(await listed(projects, file)),
    'projects:choose': async (_argument, session) => {
      const file = await session.window.chooseProjectFile();
      return file === null ? null : session.open(file);
    },
    'projects:create': async ({ name }, session) =>
      session.openNew(await projects.create(name, folders.projects)),
    'projects:createFromFolder': async (_argument, session) => {
      const folder = await session.window.chooseFolder();
      return folder === null ? null : openAsProject(session, folder, [folder], context);
    },
    'projects:openSample': ({ language }, session) => openSample(session, language, context),
    'projects:openFiles': ({ paths }, session) => openFiles(session, paths, context),
    'projects:rename': async ({ file, name }) => projects.rename(await listed(projects, file), name),
    'projects:clone': async ({ file, name }) => projects.clone(await listed(projects, file), name),
    'projects:saveCopy': async ({ file }, session) => {
      const source = await listed(projects, file);
      const target = await session.window.chooseFileToWrite('project', basename(source));
      if (target === null) return null;
      await projects.saveCopy(source, target);
      return { name: basename(target) };
    },
    'projects:delete': async ({ file }) => projects.delete(await listed(projects, file)),
    'projects:undoDelete': ({ file }) => projects.undoDelete(file),
    'projects:forget': ({ file }) => projects.forget(file),
    'projects:leave': (_argument, session) => session.leave(),
  };
}

/** Tells whether a path is one of a project file, by its name. */
export function isProjectFile(path: string): boolean {
  return extname(path).toLowerCase() === PROJECT_SUFFIX;
}

/**
 * Shows in a window what a person dropped on it or gave to the app: a project file, or a project made of documents.
 *
 * @param paths absolute; at least one
 */
export async function openFiles(
  session: WindowSession,
  paths: readonly string[],
  context: Context,
): Promise<RequestResult<'projects:openFiles'>> {
  const [first] = paths;
  if (paths.length === 1 && first !== undefined && isProjectFile(first)) {
    return { project: await session.open(first), intake: null };
  }
  return openAsProject(session, await namingFolder(paths), paths, context);
}

async function openAsProject(
  session: WindowSession,
  folder: string,
  paths: readonly string[],
  { projects, folders }: Context,
): Promise<NonNullable<RequestResult<'projects:createFromFolder'>>> {
  const { project, intake } = await makeProject(projects, nameAfter(folder), paths, folders.projects);
  return { project: await session.openNew(project), intake };
}

async function openSample(
  session: WindowSession,
  language: Language,
  { projects, folders }: Context,
): Promise<OpenProject> {
  const name = SAMPLE_NAMES[language];
  const earlier = (await projects.list()).find(
    (project) =>
      project.name === name && project.state.kind === 'ready' && dirname(project.file) === folders.projects,
  );
  if (earlier !== undefined) return session.open(earlier.file);
  const documents = [join(folders.samples, language)];
  const { project } = await makeProject(projects, name, documents, folders.projects);
  return session.openNew(project);
}

/**
 * A page can only name files of the list: nothing else on the disk is its business.
 *
 * @throws ActionableError `project-missing` for any other file
 */
export async function listed(projects: Projects, file: string): Promise<string> {
  if (await projects.has(file)) return file;
  throw new ActionableError(
    'project-missing',
    'That project is not on the list any more.',
    'Open its file to put it on the list again.',
  );
}
