import type { ListedProject } from '../domain/project-view.ts';
import type { Project } from '../project/project.ts';

/** The list of projects on this machine, and what can be done with a project as a whole. */
export interface Projects {
  /** The last opened first; a project that cannot be read is listed with the reason. */
  list(): Promise<readonly ListedProject[]>;
  /** Whether a file is on the list. */
  has(file: string): Promise<boolean>;
  open(file: string): Promise<Project>;
  /** Makes an empty project in a folder, under a file name that is free there. */
  create(name: string, folder: string): Promise<Project>;
  rename(file: string, name: string): Promise<void>;
  /** Copies a project by SQLite's own backup call, without an active run, beside the original. */
  clone(file: string, name: string): Promise<ListedProject>;
  /**
   * Takes a project off the list and, after a while, hands its file to `moveToBin`.
   *
   * @throws ActionableError `project-in-use` while it is open in this process; RunAlreadyActiveError while a
   * run of any process is active on it
   */
  delete(file: string): Promise<void>;
  undoDelete(file: string): Promise<void>;
  /** Takes a project off the list and leaves its file alone. */
  forget(file: string): Promise<void>;
  /** Carries out what was put off; call it before the program ends. */
  close(): Promise<void>;
}
