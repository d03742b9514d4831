import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractiveProvider } from '../../../src-main/llm/extractive-provider.ts';
import { openProject } from '../../../src-main/project/open-project.ts';
import type { ProjectPart } from '../../../src-main/domain/project-view.ts';
import type { Project } from '../../../src-main/project/project.ts';
import { threadFilesBeside } from '../../../src-main/thread-files.ts';
import { openTestProject } from '../../support/open-test-project.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const CONTEXT = {
  program: 'test',
  threadFiles: threadFilesBeside(new URL('../../../src-main/cli.ts', import.meta.url).href),
  now: () => new Date(),
  provider: () => extractiveProvider,
};

describe('the decisions of a person', () => {
  it('are taken back and repeated across a restart', async () => {
    const file = join(temporaryFolder(), 'project.genglossary');
    const open = (): Promise<Project> => openProject(file, 'Test', CONTEXT, { concurrency: 1 });
    let project = await open();
    const restart = async (): Promise<void> => {
      await project.close();
      project = await open();
    };
    try {
      await project.terms.add('lathe', 'technical-term');
      await project.entries.saveDefinition('lathe', 'A lathe turns wood.');
      await project.entries.setApproval('lathe', true);
      await restart();
      expect(await project.decisions.state()).toMatchObject({
        undo: { kind: 'entry-approved', subject: 'lathe', count: 1 },
        redo: null,
      });
      for (const kind of ['entry-approved', 'definition-changed', 'term-added']) {
        expect(await project.decisions.undo()).toMatchObject({ kind: 'done', decision: { kind } });
      }
      expect(await project.decisions.undo()).toEqual({ kind: 'nothing' });
      expect((await project.terms.counts()).all).toBe(0);
      await restart();
      expect(await project.decisions.state()).toMatchObject({ undo: null, redo: { kind: 'term-added' } });
      for (const kind of ['term-added', 'definition-changed', 'entry-approved']) {
        expect(await project.decisions.redo()).toMatchObject({ kind: 'done', decision: { kind } });
      }
      expect(await project.entries.get('lathe')).toMatchObject({
        definition: 'A lathe turns wood.',
        status: 'approved',
      });
    } finally {
      await project.close();
    }
  });

  it('are shared by all windows on a project, and each is told of them', async () => {
    const project = await openTestProject();
    const other = await openProject(project.file, null, CONTEXT, { concurrency: 1 });
    try {
      await project.terms.add('lathe', 'technical-term');
      const told = Promise.withResolvers<readonly ProjectPart[]>();
      const stop = project.watch({
        onChange: (parts) => {
          if (parts.includes('decisions')) told.resolve(parts);
        },
        onActivity: () => undefined,
        onError: told.reject,
      });
      expect(await other.decisions.undo()).toMatchObject({ kind: 'done' });
      expect(await told.promise).toContain('terms');
      stop();
      expect(await project.decisions.state()).toMatchObject({ undo: null, redo: { subject: 'lathe' } });
    } finally {
      await other.close();
    }
  });
});
