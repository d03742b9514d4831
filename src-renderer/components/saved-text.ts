/** How a text that is saved as it is typed stands. */
export type SavingState = 'unchanged' | 'saving' | 'saved' | 'failed';

/** A text as it was typed, and whether it is saved. */
export interface TypedText {
  /** What was typed; null where nothing was, or where it need not be kept any more. */
  readonly draft: string | null;
  readonly state: SavingState;
}

/** Saves a text as it is typed. */
export interface TextSaver {
  readonly current: () => TypedText;
  /** Takes the text after an input event. It is sent at once, or when the save under way ends; the latest wins. */
  readonly change: (text: string) => void;
  /** Sends once more what could not be saved. */
  readonly retry: () => void;
  /** Sends at once whatever has not been sent, as there may be no later. */
  readonly flush: () => void;
  /** Forgets what was typed, if it is saved: the stored text stands for it from now on. */
  readonly release: () => void;
  /** Waits until no save is under way. */
  readonly settled: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Makes what saves one text.
 *
 * @param save stores a text; rejects where it could not
 * @param onFailure hears why the latest text could not be saved, once until a save succeeds or is asked for; the
 *   text itself is kept
 */
export function createTextSaver(
  save: (text: string) => Promise<void>,
  onFailure: (error: unknown) => void,
): TextSaver {
  let typed: TypedText = { draft: null, state: 'unchanged' };
  /** Number of saves begun; the answers to all but the newest say nothing any more. */
  let begun = 0;
  let sent: string | null = null;
  /** Whether it was told that nothing can be saved; once is enough for all that is typed until it works again. */
  let isTold = false;
  const listeners = new Set<() => void>();

  const become = (next: TypedText): void => {
    typed = next;
    for (const listener of listeners) listener();
  };
  const send = async (text: string): Promise<void> => {
    begun += 1;
    const own = begun;
    sent = text;
    become({ draft: text, state: 'saving' });
    let failure: { readonly error: unknown } | null = null;
    try {
      await save(text);
    } catch (error) {
      failure = { error };
    }
    if (own !== begun) return;
    if (typed.draft !== null && typed.draft !== text) {
      await send(typed.draft);
    } else if (failure === null) {
      isTold = false;
      become({ draft: typed.draft, state: 'saved' });
    } else {
      become({ draft: typed.draft, state: 'failed' });
      if (!isTold) onFailure(failure.error);
      isTold = true;
    }
  };

  return {
    current: () => typed,
    change: (text) => {
      if (typed.state === 'saving') become({ draft: text, state: 'saving' });
      else void send(text);
    },
    retry: () => {
      if (typed.draft === null || typed.state !== 'failed') return;
      isTold = false;
      void send(typed.draft);
    },
    flush: () => {
      const { draft, state } = typed;
      if (draft === null) return;
      if (state === 'failed' || (state === 'saving' && draft !== sent)) void send(draft);
    },
    release: () => {
      if (typed.draft !== null && typed.state === 'saved') become({ draft: null, state: 'saved' });
    },
    settled: () =>
      new Promise((resolve) => {
        const look = (): void => {
          if (typed.state === 'saving') return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The texts that are typed at present, by name. A text that is not saved yet outlives the field it was typed in. */
export class TextSavers {
  readonly #savers = new Map<string, { readonly saver: TextSaver; users: number }>();

  /** What saves the text of a name; made if there is none. */
  saverOf(name: string, make: () => TextSaver): TextSaver {
    const known = this.#savers.get(name);
    if (known !== undefined) return known.saver;
    const saver = make();
    this.#savers.set(name, { saver, users: 0 });
    saver.subscribe(() => this.#forgetSaved(name));
    return saver;
  }

  /** What saves the text of a name; none where nothing of it was typed, or all of it is saved and left. */
  find(name: string): TextSaver | undefined {
    return this.#savers.get(name)?.saver;
  }

  /** A field shows the text from now on; returns what says that it does not any more. */
  use(name: string): () => void {
    const known = this.#savers.get(name);
    if (known === undefined) return () => {};
    known.users += 1;
    return () => {
      known.users -= 1;
      this.#forgetSaved(name);
    };
  }

  /** Sends whatever has not been sent, of all texts. */
  flush(): void {
    for (const { saver } of this.#savers.values()) saver.flush();
  }

  /** Waits until no text is being saved. */
  async settled(): Promise<void> {
    await Promise.all([...this.#savers.values()].map(({ saver }) => saver.settled()));
  }

  /** Forgets whatever was typed and is saved, of all texts. */
  release(): void {
    for (const { saver } of this.#savers.values()) saver.release();
  }

  #forgetSaved(name: string): void {
    const known = this.#savers.get(name);
    if (known === undefined || known.users > 0) return;
    const { state } = known.saver.current();
    if (state === 'saved' || state === 'unchanged') this.#savers.delete(name);
  }
}
