import type { Backup, BackupPreview } from '../domain/backup.ts';
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
   * Writes a copy of a project, without an active run, to a place of the person's choice.
   *
   * @param target absolute path; an existing file there is replaced when the copy is whole
   */
  saveCopy(file: string, target: string): Promise<void>;
  /** The backups of a project file, the newest first. The file itself may be damaged or missing. */
  backups(file: string): Promise<readonly Backup[]>;
  /** Looks into a backup. Throws ActionableError `backup-not-found`. */
  previewBackup(file: string, name: string): Promise<BackupPreview>;
  /** Makes a backup now. */
  backUp(file: string): Promise<Backup>;
  /**
   * Goes back to a backup, also while the project is open. What the project holds now is backed up first; a damaged
   * file is kept among the backups instead. The history of runs and what they computed stay.
   *
   * @throws ActionableError `backup-not-found` or `backup-unusable`; RunAlreadyActiveError
   */
  restore(file: string, name: string): Promise<void>;
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
