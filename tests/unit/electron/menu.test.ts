import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../src-main/electron/menu.ts';
import type { MenuState } from '../../../src-main/electron/menu.ts';
import { textsIn } from '../../../src-main/electron/texts.ts';
import { LANGUAGES, MENU_COMMANDS } from '../../../src-preload/contract.ts';

type Item = ReturnType<typeof menuTemplate>[number];

function itemsOf(template: readonly Item[]): readonly Item[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

function menu(state: Partial<MenuState> = {}) {
  const done: string[] = [];
  const items = itemsOf(
    menuTemplate(
      { texts: textsIn('en').menu, isMac: false, front: 'project', recentProjects: [], ...state },
      {
        command: (command) => done.push(command),
        openProject: () => done.push('open'),
        openRecent: (file) => done.push(file),
        newWindow: () => done.push('window'),
        about: () => done.push('about'),
      },
    ),
  );
  return { items, done, byId: (id: string) => items.find((item) => item.id === id) };
}

/** Chooses an entry as a person does. Entries of the menu do not look at what they are called with. */
function choose(item: Item | undefined): void {
  const click: unknown = item?.click;
  if (typeof click === 'function') Reflect.apply(click, undefined, []);
}

describe.each([false, true])('the menu (of macOS: %s)', (isMac) => {
  it('offers each command of the contract once', () => {
    const { byId, done, items } = menu({ isMac });
    for (const command of MENU_COMMANDS) choose(byId(command));
    expect(done).toEqual([...MENU_COMMANDS]);
    const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('uses no shortcut twice', () => {
    const { items } = menu({ isMac });
    const shortcuts = items.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]));
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  it.each(LANGUAGES)('has a text for each entry in %s', (language) => {
    const { items } = menu({ isMac, texts: textsIn(language).menu });
    const silent = items.filter(({ type, label }) => type !== 'separator' && (label ?? '').trim() === '');
    expect(silent.map(({ role }) => role)).toEqual(isMac ? ['windowMenu'] : []);
  });
});

describe('the menu', () => {
  it('disables what makes no sense without a project or without a window', () => {
    const enabled = (front: MenuState['front']): readonly string[] => {
      const { byId } = menu({ front });
      return MENU_COMMANDS.filter((command) => byId(command)?.enabled === true);
    };
    expect(enabled('none')).toEqual([]);
    // Undo and redo: there are text fields without a project too.
    expect(enabled('list')).toEqual([
      'show-projects',
      'show-settings',
      'new-project',
      'palette',
      'undo',
      'redo',
      'shortcuts',
    ]);
    expect(enabled('project')).toEqual([...MENU_COMMANDS]);
  });

  it('opens recent projects, whatever stands in their names', () => {
    const { items, done } = menu({ recentProjects: [{ file: '/a.genglossary', name: 'R&D' }] });
    choose(items.find(({ label }) => label === 'R&&D'));
    expect(done).toEqual(['/a.genglossary']);
  });

  it('W43: says everything in one language', () => {
    const { items } = menu({ texts: textsIn('ja').menu });
    const labels = items.flatMap(({ label }) => (label === undefined ? [] : [label]));
    for (const label of labels) expect(label.replace('GenGlossary', '')).not.toMatch(/[A-Za-z]/);
  });
});
