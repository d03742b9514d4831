import type { DevToolsSession } from './chromium/devtools.ts';
import { TypedEmitter } from './typed-emitter.ts';

export type ThemeSource = 'system' | 'light' | 'dark';

/** Light or dark: what the app chose decides for every page, else what the system says. */
class NativeTheme extends TypedEmitter<{ readonly updated: readonly [] }> {
  readonly #sessions = new Set<DevToolsSession>();
  #source: ThemeSource = 'system';
  #systemIsDark = false;

  constructor() {
    super(['updated']);
  }

  get themeSource(): ThemeSource {
    return this.#source;
  }

  set themeSource(source: ThemeSource) {
    if (source === this.#source) return;
    this.#source = source;
    for (const session of this.#sessions) this.#tell(session);
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemIsDark : this.#source === 'dark';
  }

  /** Of the shell: lets a page follow. */
  applyTo(session: DevToolsSession): void {
    this.#sessions.add(session);
    const forget = (): void => {
      this.#sessions.delete(session);
    };
    session.ended.then(forget, forget);
    this.#tell(session);
  }

  /** Of the shell: a page sees dark or light colours. They are the system's where the app chose none. */
  seen(dark: boolean): void {
    if (this.#source !== 'system' || dark === this.#systemIsDark) return;
    this.#systemIsDark = dark;
    this.emit('updated');
  }

  #tell(session: DevToolsSession): void {
    const value = this.#source === 'system' ? '' : this.#source;
    session.post('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  }
}

export const nativeTheme = new NativeTheme();
