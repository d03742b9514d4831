import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DefinitionProvider } from '../../src-main/llm/definition-provider.ts';
import { extractiveProvider } from '../../src-main/llm/extractive-provider.ts';
import { openProject } from '../../src-main/project/open-project.ts';
import type { Project } from '../../src-main/project/project.ts';
import { threadFilesBeside } from '../../src-main/thread-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

const threadFiles = threadFilesBeside(new URL('../../src-main/cli.ts', import.meta.url).href);

/**
 * Makes and opens a project in a folder of its own, until the test ends.
 *
 * @param now the clock of the project
 * @param provider who writes its definitions
 */
export async function openTestProject(
  now: () => Date = () => new Date(),
  provider: () => DefinitionProvider = () => extractiveProvider,
): Promise<Project> {
  const file = join(temporaryFolder(), 'project.genglossary');
  const context = { program: 'test', threadFiles, now, provider };
  const project = await openProject(file, 'Test', context, { concurrency: 1 });
  onTestFinished(() => project.close());
  return project;
}
