import { copyFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { createApp } from '../../../src-main/app.ts';
import type { Project } from '../../../src-main/project/project.ts';
import { projectRegistry } from '../../../src-main/projects/registry.ts';
import { threadFilesBeside } from '../../../src-main/thread-files.ts';
import type { AppFolders } from './folders.ts';
import { writeLargeProject } from './large-project.ts';
import { writeManyDocuments, writeSampleDocuments } from './sample-documents.ts';

/**
 * What a prepared project holds: nothing; a few documents in both languages; the glossary built of them; so many
 * documents that a run works on them for a while; or 1,000 terms with entries, half of them Japanese.
 */
export type ProjectKind = 'empty' | 'documents' | 'built' | 'many-documents' | 'thousand-terms';

export interface PreparedProject {
  readonly name: string;
  /** Absolute path of the project file. */
  readonly file: string;
  /** The folder that its documents came from (absolute). */
  readonly folder: string;
}

/**
 * Projects to begin a test with. Each kind is made once and copied for each test, since building a glossary takes
 * longer than most tests.
 */
export class ProjectTemplates {
  readonly #root = realpathSync(mkdtempSync(path.join(tmpdir(), 'genglossary-templates-')));
  readonly #made = new Map<ProjectKind, Promise<Omit<PreparedProject, 'name'>>>();

  /** Puts a project and its documents into the folders of a test's app, and onto the app's list. */
  async prepare(
    folders: AppFolders,
    { kind, name }: { readonly kind: ProjectKind; readonly name: string },
  ): Promise<PreparedProject> {
    const template = await this.#template(kind);
    const file = path.join(folders.projects, `${name}.genglossary`);
    const folder = path.join(folders.documents, name);
    mkdirSync(folder, { recursive: true });
    cpSync(template.folder, folder, { recursive: true });
    // Nobody has the template open: the file is all of it.
    copyFileSync(template.file, file);
    const connection = new Database(file);
    connection.prepare('UPDATE project SET name = ?').run(name);
    connection.prepare('UPDATE documents SET folder = ?').run(folder);
    connection.close();
    await projectRegistry(folders.data).remember({ file, openedAt: new Date().toISOString() });
    return { name, file, folder };
  }

  /** Removes the templates. */
  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #template(kind: ProjectKind): Promise<Omit<PreparedProject, 'name'>> {
    const made = this.#made.get(kind) ?? this.#make(kind);
    this.#made.set(kind, made);
    return made;
  }

  async #make(kind: ProjectKind): Promise<Omit<PreparedProject, 'name'>> {
    const file = path.join(this.#root, `${kind}.genglossary`);
    const folder = path.join(this.#root, kind);
    mkdirSync(folder);
    if (kind === 'thousand-terms') {
      await writeLargeProject(file, { name: kind, folder, count: 1000 });
      return { file, folder };
    }
    await withProject({ data: path.join(this.#root, 'data') }, file, async (project) => {
      if (kind === 'empty') return;
      if (kind === 'many-documents') writeManyDocuments(folder);
      else writeSampleDocuments(folder);
      await project.documents.add([folder]);
      if (kind !== 'built') return;
      const { finished } = await project.runs.start('full', { folder: null, provider: 'extractive' });
      await finished;
    });
    return { file, folder };
  }
}

/** Does something with a project file, made new if there is none, as another program beside the app would. */
export async function withProject<Result>(
  { data }: Pick<AppFolders, 'data'>,
  file: string,
  work: (project: Project) => Promise<Result>,
): Promise<Result> {
  const app = createApp({
    program: 'test',
    threadFiles: threadFilesBeside(new URL('../../../src-main/cli.ts', import.meta.url).href),
    dataFolder: data,
    now: () => new Date(),
    onWarning: (message) => {
      throw new Error(message);
    },
  });
  // One thread for texts: each that works on Japanese begins with loading a dictionary.
  const project = await app.openOrCreateProject(file, { concurrency: 1 });
  try {
    return await work(project);
  } finally {
    await project.close();
    await app.projects.close();
  }
}
