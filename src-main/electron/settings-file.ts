import { NEW_SETTINGS, settingsSchema } from '../ipc/app-settings.ts';
import type { Settings, SettingsStore } from '../ipc/ports.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/**
 * The settings of the app, kept in a file. Without a file that can be read they are as in a new app.
 *
 * @param file absolute path
 * @param onChange hears of each change, after it is written
 */
export async function openSettingsFile(
  file: string,
  onChange: (settings: Settings) => void,
): Promise<SettingsStore> {
  let settings = (await readJsonFile(file, settingsSchema)) ?? NEW_SETTINGS;
  let lastWrite: Promise<unknown> = Promise.resolve();
  return {
    current: () => settings,
    change: (wanted) => {
      // One after the other: two windows may change something at once.
      const change = lastWrite.then(async () => {
        const changed = {
          language: wanted.language ?? settings.language,
          theme: wanted.theme ?? settings.theme,
          textSize: wanted.textSize ?? settings.textSize,
        };
        await writeJsonFile(file, changed);
        settings = changed;
        onChange(changed);
        return changed;
      });
      lastWrite = change.catch(() => undefined);
      return change;
    },
  };
}
