import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSettingsFile } from '../../../src-main/electron/settings-file.ts';
import { openWindowMemory } from '../../../src-main/electron/window-memory.ts';
import type { WindowMemory } from '../../../src-main/electron/window-memory.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const PLACEMENT = { bounds: { x: 1, y: 2, width: 900, height: 700 }, isMaximized: false };

function failOn(error: unknown): void {
  throw new Error('The file could not be written.', { cause: error });
}

function memoryAt(file: string): Promise<WindowMemory> {
  return openWindowMemory(file, failOn);
}

describe('the settings', () => {
  it('come back after a restart, and nothing else is left in the folder', async () => {
    const folder = join(temporaryFolder(), 'data');
    const file = join(folder, 'settings.json');
    const settings = await openSettingsFile(file, () => undefined);
    expect(settings.current()).toEqual({ language: 'system', theme: 'system', textSize: 'normal' });
    await Promise.all([
      settings.change({ language: 'ja' }),
      settings.change({ theme: 'dark' }),
      settings.change({ textSize: 'large' }),
    ]);
    const later = await openSettingsFile(file, () => undefined);
    expect(later.current()).toEqual({ language: 'ja', theme: 'dark', textSize: 'large' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it.each(['', '{', 'null', '[]', '"ja"', '{"language":"klingon"}'])(
    'are as in a new app when the file holds %j',
    async (content) => {
      const file = join(temporaryFolder(), 'settings.json');
      writeFileSync(file, content);
      const settings = await openSettingsFile(file, () => undefined);
      expect(settings.current()).toEqual({ language: 'system', theme: 'system', textSize: 'normal' });
    },
  );

  it('stay as they are when they cannot be written, and nobody hears of a change', async () => {
    const file = join(temporaryFolder(), 'settings.json');
    mkdirSync(file);
    const heard: unknown[] = [];
    const settings = await openSettingsFile(file, (changed) => heard.push(changed));
    await expect(settings.change({ theme: 'dark' })).rejects.toMatchObject({ code: 'cannot-write' });
    expect(settings.current()).toEqual({ language: 'system', theme: 'system', textSize: 'normal' });
    expect(heard).toEqual([]);
  });
});

describe('the memory of windows', () => {
  it('tells at the next start where the window of a project was and which one was the last', async () => {
    const file = join(temporaryFolder(), 'windows.json');
    const memory = await memoryAt(file);
    const other = { bounds: { x: 7, y: 8, width: 1000, height: 800 }, isMaximized: true };
    memory.keepPlacement('/a', PLACEMENT);
    memory.keepPlacement(null, other);
    memory.keepProject('/a');
    await memory.save();
    const later = await memoryAt(file);
    expect(later.lastProject).toBe('/a');
    expect(later.placementFor('/a')).toEqual(PLACEMENT);
    expect(later.placementFor(null)).toEqual(other);
    expect(later.placementFor('/never opened')).toEqual(other);
  });

  it('tells where in each project somebody left off, also one that it did not keep at first', async () => {
    const file = join(temporaryFolder(), 'windows.json');
    writeFileSync(file, JSON.stringify({ lastProject: '/a', placements: [['/a', PLACEMENT]] }));
    const memory = await memoryAt(file);
    expect(memory.placementFor('/a')).toEqual(PLACEMENT);
    expect(memory.lastPlace('/a')).toBeNull();
    memory.keepPlace('/a', '/terms');
    memory.keepPlace('/b', '/runs');
    memory.keepPlace('/a', '/terms/lathe');
    await memory.save();
    const later = await memoryAt(file);
    expect(later.lastPlace('/a')).toBe('/terms/lathe');
    expect(later.lastPlace('/b')).toBe('/runs');
    expect(later.placementFor('/a')).toEqual(PLACEMENT);
  });

  it('keeps the last fifty projects', async () => {
    const file = join(temporaryFolder(), 'windows.json');
    const memory = await memoryAt(file);
    for (let project = 0; project < 60; project += 1) memory.keepPlacement(`/${project}`, PLACEMENT);
    memory.keepPlacement('/12', PLACEMENT);
    await memory.save();
    const stored = readFileSync(file, 'utf8');
    expect(stored).toContain('"/12"');
    expect(stored).not.toContain('"/9"');
    expect(stored.match(/isMaximized/g)).toHaveLength(50);
  });

  it('writes nothing when nothing has changed', async () => {
    const file = join(temporaryFolder(), 'windows.json');
    const memory = await memoryAt(file);
    memory.keepProject(null);
    await memory.save();
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    '',
    '{',
    '[]',
    '{"lastProject":7,"placements":[]}',
    '{"lastProject":null,"placements":[["/a",{}]]}',
  ])('is empty when the file holds %j', async (content) => {
    const file = join(temporaryFolder(), 'windows.json');
    writeFileSync(file, content);
    const memory = await memoryAt(file);
    expect(memory.lastProject).toBeNull();
    expect(memory.placementFor(null)).toBeNull();
  });

  it('says when it cannot be written, and goes on', async () => {
    const file = join(temporaryFolder(), 'windows.json');
    mkdirSync(file);
    const errors: unknown[] = [];
    const memory = await openWindowMemory(file, (error) => errors.push(error));
    memory.keepProject('/a');
    await memory.save();
    expect(errors).toHaveLength(1);
    expect(memory.lastProject).toBe('/a');
  });
});
