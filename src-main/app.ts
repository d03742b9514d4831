import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createModelServers } from './project/model-servers.ts';
import type { ModelServers } from './project/model-servers.ts';
import { openProject } from './project/open-project.ts';
import type { WorkSettings } from './project/open-project.ts';
import type { Project } from './project/project.ts';
import { openRequestLog } from './project/request-log.ts';
import type { RequestLog } from './project/request-log.ts';
import { createProjects } from './projects/create-projects.ts';
import type { ProjectsContext } from './projects/create-projects.ts';
import { PROJECT_SUFFIX } from './projects/file-name.ts';
import type { Projects } from './projects/projects.ts';

/** What the app is put together from. */
export type AppContext = Omit<ProjectsContext, 'onExchange'>;

/** The program without a window: what the desktop app, the command line and the tests all start. */
export interface App {
  readonly projects: Projects;
  readonly servers: ModelServers;
  /** Every request that this program has made to a server with a model. */
  readonly requestLog: RequestLog;
  /** Opens a project file, made new if there is none at that place. */
  openOrCreateProject(file: string, settings?: WorkSettings): Promise<Project>;
  /** Opens a project that is kept in a temporary folder and removed when it is closed. */
  openTemporaryProject(name: string, settings?: WorkSettings): Promise<Project>;
}

/** Puts the program together. */
export function createApp(parts: AppContext): App {
  const { dataFolder, now, onWarning, keyOf = async () => null } = parts;
  const requestLog = openRequestLog(dataFolder, now, onWarning);
  const context: ProjectsContext = { ...parts, onExchange: requestLog.note };
  const projects = createProjects(context);
  /** A project that is closed when also its requests are written down, and `afterwards` has ended. */
  const closedWithLog = (project: Project, afterwards = async (): Promise<void> => {}): Project => ({
    ...project,
    close: async () => {
      await project.close();
      await requestLog.written();
      await afterwards();
    },
  });
  return {
    projects,
    servers: createModelServers(keyOf, requestLog.note),
    requestLog,
    openOrCreateProject: async (file, settings) =>
      closedWithLog(await projects.openFile(file, basename(file, PROJECT_SUFFIX), settings)),
    openTemporaryProject: async (name, settings) => {
      const folder = await mkdtemp(join(tmpdir(), 'genglossary-'));
      const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
      try {
        const file = join(folder, `project${PROJECT_SUFFIX}`);
        return closedWithLog(await openProject(file, name, context, settings), remove);
      } catch (error) {
        await remove();
        throw error;
      }
    },
  };
}
