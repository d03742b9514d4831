import type {
  EventName,
  Events,
  Language,
  LanguageChoice,
  MenuCommand,
  OpenProject,
  Settings,
  TextSize,
  ThemeChoice,
} from '../../src-preload/contract.ts';
import type { KeyPlace } from '../domain/provider-view.ts';
import type { ExportFormat } from '../domain/export-format.ts';

/** Tells the person who looks after the app what went wrong beside a request. */
export type Report = (what: string, error: unknown) => void;

export { MENU_SHORTCUTS } from '../../src-preload/menu-shortcuts.ts';

/* What the handlers need of the desktop; src-main/electron offers it. */

export type {
  EventName,
  Events,
  ExportFormat,
  Language,
  LanguageChoice,
  MenuCommand,
  OpenProject,
  Settings,
  ThemeChoice,
};

/** A window with a page in it. Dialogs belong to it; null when the person changed their mind. */
export interface PageWindow {
  /** Tells the page something. A window that is gone hears nothing. */
  send<Name extends EventName>(name: Name, event: Events[Name]): void;
  chooseProjectFile(): Promise<string | null>;
  chooseFiles(): Promise<readonly string[] | null>;
  chooseFolder(): Promise<string | null>;
  /**
   * Asks where to write a file.
   *
   * @param name the name that is offered
   */
  chooseExportFile(name: string, format: ExportFormat): Promise<string | null>;
  /**
   * Asks where to write a copy of the project or the log of a run.
   *
   * @param name the name that is offered
   */
  chooseFileToWrite(kind: 'project' | 'log', name: string): Promise<string | null>;
}

/** The rest of the desktop. Paths are absolute. */
export interface Desktop {
  /** Opens another window on a project file, or on the list of projects. */
  openWindow(file: string | null): Promise<void>;
  /** Opens a web page in the browser of the system. The address is one that `webAddress` let through. */
  openLink(address: string): Promise<void>;
  showInFolder(file: string): void;
}

/**
 * Keys for servers. Each belongs to scheme, host and port of an address: it is never found for another server, whoever
 * wrote the settings that name it.
 */
export interface Secrets {
  /** Whether the system protects keys that are stored; where not, they are kept until the app closes. */
  keepsKeys(): Promise<boolean>;
  /** The key for the server at an address; null where there is none. */
  keyFor(baseUrl: string): Promise<string | null>;
  placeOf(baseUrl: string): Promise<KeyPlace>;
  /**
   * Keeps a key, or forgets it.
   *
   * @param baseUrl an address of a server
   * @throws ActionableError `cannot-write`; the earlier key is kept then
   */
  change(baseUrl: string, key: string | null): Promise<void>;
}

/** Where in each project a person left off, by project file; places are paths of the page. */
export interface LastPlaces {
  /** Null where nobody has been in the project. */
  lastPlace(file: string): string | null;
  keepPlace(file: string, place: string): void;
}

/** Where the settings of the app are kept. */
export interface SettingsStore {
  current(): Settings;
  /** Keeps what is given of the settings, and answers all of them. */
  change(change: {
    readonly language?: LanguageChoice | undefined;
    readonly theme?: ThemeChoice | undefined;
    readonly textSize?: TextSize | undefined;
  }): Promise<Settings>;
}
