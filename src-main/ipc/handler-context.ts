import type { WindowState } from '../../src-preload/contract.ts';
import type { ModelServers } from '../project/model-servers.ts';
import type { RequestLog } from '../project/request-log.ts';
import type { Projects } from '../projects/projects.ts';
import type { Desktop, LastPlaces, Secrets, SettingsStore } from './ports.ts';

/** What the handlers work with. */
export interface HandlerContext {
  readonly about: Pick<WindowState, 'version' | 'platform' | 'systemLanguage'>;
  readonly projects: Projects;
  readonly settings: SettingsStore;
  readonly servers: ModelServers;
  readonly secrets: Secrets;
  readonly requestLog: RequestLog;
  readonly desktop: Desktop;
  readonly places: LastPlaces;
  /** Absolute paths. */
  readonly folders: {
    /** Where new projects are made. */
    readonly projects: string;
    /** The sample documents, one folder for each language. */
    readonly samples: string;
  };
}
