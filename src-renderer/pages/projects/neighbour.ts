import type { ListedProject } from '../../../src-main/domain/project-view.ts';

/** The project that takes the place of one that leaves the list: the next, else the one before, else none. */
export function neighbourOf(projects: readonly ListedProject[], file: string): string | null {
  const index = projects.findIndex((project) => project.file === file);
  if (index === -1) return null;
  return (projects[index + 1] ?? projects[index - 1])?.file ?? null;
}
