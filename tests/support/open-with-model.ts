import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openProject } from '../../src-main/project/open-project.ts';
import { THREAD_FILES } from './app.ts';
import type { Conduct } from './model-server/behaviour.ts';
import { startModelServer } from './model-server/model-server.ts';
import { settingsFor } from './model-server/trial-settings.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An empty folder of documents, an empty project, and a model that behaves as it is told; until the test ends. */
export async function openWithModel(conduct: Conduct) {
  const folder = temporaryFolder();
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  const context = { program: 'test', threadFiles: THREAD_FILES, now: () => new Date() };
  const project = await openProject(join(folder, 'p.genglossary'), 'Test', context, { concurrency: 1 });
  onTestFinished(() => project.close());
  const server = await startModelServer({ conduct });
  onTestFinished(() => server.close());
  const write = (name: string, text: string): void => writeFileSync(join(documents, name), text);
  return { project, server, documents, provider: settingsFor(server, 'ollama'), write };
}
