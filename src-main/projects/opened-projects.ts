import type { KeepBackups, ProgramContext, WorkSettings } from '../project/open-project.ts';
import { openProject } from '../project/open-project.ts';
import type { Project } from '../project/project.ts';

/** Opens projects and knows which of them this process has open. */
export class OpenedProjects {
  readonly #context: ProgramContext;
  readonly #keep: KeepBackups;
  /** How often each file is open, by its real path. */
  readonly #counts = new Map<string, number>();

  constructor(context: ProgramContext, keep: KeepBackups) {
    this.#context = context;
    this.#keep = keep;
  }

  isOpen(realPath: string): boolean {
    return this.#counts.has(realPath);
  }

  /**
   * Opens a project, see `openProject`.
   *
   * @param realPath real path of the file, or what it will be
   */
  async open(
    file: string,
    realPath: string,
    newName: string | null,
    settings?: WorkSettings,
  ): Promise<Project> {
    this.#count(realPath, 1);
    let isCounted = true;
    const release = (): void => {
      if (isCounted) this.#count(realPath, -1);
      isCounted = false;
    };
    try {
      const project = await openProject(file, newName, this.#context, settings, this.#keep);
      const close = async (): Promise<void> => {
        try {
          await project.close();
        } finally {
          release();
        }
      };
      return { ...project, close };
    } catch (error) {
      release();
      throw error;
    }
  }

  #count(realPath: string, change: number): void {
    const count = (this.#counts.get(realPath) ?? 0) + change;
    if (count === 0) this.#counts.delete(realPath);
    else this.#counts.set(realPath, count);
  }
}
