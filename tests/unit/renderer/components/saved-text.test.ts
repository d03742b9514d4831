import { describe, expect, test } from 'vitest';
import { createTextSaver, TextSavers } from '../../../../src-renderer/components/saved-text.ts';
import type { TextSaver } from '../../../../src-renderer/components/saved-text.ts';

/** A store whose saves end when the test says so. */
class Store {
  readonly began: string[] = [];
  readonly failures: unknown[] = [];
  readonly #underWay: { readonly succeed: () => void; readonly fail: (error: Error) => void }[] = [];

  readonly save = (text: string): Promise<void> => {
    this.began.push(text);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#underWay.push({ succeed: resolve, fail: reject });
    return promise;
  };

  /** Ends the save that began at a position; all that follows from it has happened when this resolves. */
  async end(position: number, error?: Error): Promise<void> {
    const save = this.#underWay[position];
    if (save === undefined) throw new Error(`No save began at ${position}.`);
    if (error === undefined) save.succeed();
    else save.fail(error);
    await new Promise(setImmediate);
  }

  saver(): TextSaver {
    return createTextSaver(this.save, (error) => this.failures.push(error));
  }
}

describe('a text that is saved as it is typed', () => {
  test('W41: the first input is sent at once', () => {
    const store = new Store();
    const saver = store.saver();
    saver.change('a');
    expect(store.began).toEqual(['a']);
    expect(saver.current()).toEqual({ draft: 'a', state: 'saving' });
  });

  test('W41: what is typed while a save is under way is sent when it ends, the latest only', async () => {
    const store = new Store();
    const saver = store.saver();
    for (const text of ['a', 'ab', 'abc']) saver.change(text);
    expect(store.began).toEqual(['a']);
    await store.end(0);
    expect(store.began).toEqual(['a', 'abc']);
    expect(saver.current().state).toBe('saving');
    await store.end(1);
    expect(saver.current()).toEqual({ draft: 'abc', state: 'saved' });
  });

  test('a text that was typed and taken back while a save is under way is sent as it is in the end', async () => {
    const store = new Store();
    const saver = store.saver();
    saver.change('a');
    saver.change('ab');
    saver.change('a');
    await store.end(0);
    expect(store.began).toEqual(['a']);
    expect(saver.current().state).toBe('saved');
  });

  test('W41: a failure is told once, the text is kept and can be sent again', async () => {
    const store = new Store();
    const saver = store.saver();
    const error = new Error('The disk is full.');
    saver.change('a');
    await store.end(0, error);
    expect(store.failures).toEqual([error]);
    expect(saver.current()).toEqual({ draft: 'a', state: 'failed' });
    saver.retry();
    await store.end(1);
    expect(store.began).toEqual(['a', 'a']);
    expect(saver.current().state).toBe('saved');
  });

  test('while nothing can be saved, typing on tells it no second time, asking for it does', async () => {
    const store = new Store();
    const saver = store.saver();
    saver.change('a');
    await store.end(0, new Error('first'));
    saver.change('ab');
    await store.end(1, new Error('second'));
    expect(store.failures).toHaveLength(1);
    saver.retry();
    await store.end(2, new Error('third'));
    expect(store.failures).toHaveLength(2);
    saver.change('abc');
    await store.end(3);
    saver.change('abcd');
    await store.end(4, new Error('fifth'));
    expect(store.began).toEqual(['a', 'ab', 'ab', 'abc', 'abcd']);
    expect(store.failures).toHaveLength(3);
  });

  test('a failed save is not told when a newer text follows it', async () => {
    const store = new Store();
    const saver = store.saver();
    saver.change('a');
    saver.change('ab');
    await store.end(0, new Error('busy'));
    expect(store.began).toEqual(['a', 'ab']);
    expect(store.failures).toEqual([]);
    await store.end(1);
    expect(saver.current().state).toBe('saved');
  });

  test('W41: a page that closes sends at once what is waiting, and only that', async () => {
    const store = new Store();
    const saver = store.saver();
    saver.change('a');
    saver.flush();
    expect(store.began).toEqual(['a']);
    saver.change('ab');
    saver.flush();
    expect(store.began).toEqual(['a', 'ab']);
    // The page was not closed after all: the older answer comes last and says nothing any more.
    await store.end(1);
    await store.end(0, new Error('late'));
    expect(store.began).toEqual(['a', 'ab']);
    expect(store.failures).toEqual([]);
    expect(saver.current()).toEqual({ draft: 'ab', state: 'saved' });
    saver.flush();
    expect(store.began).toHaveLength(2);
  });

  test('what is typed is forgotten only when it is saved', async () => {
    const store = new Store();
    const saver = store.saver();
    saver.change('a');
    saver.release();
    expect(saver.current().draft).toBe('a');
    await store.end(0);
    saver.release();
    expect(saver.current().draft).toBeNull();
  });

  test('a text that became empty is saved as an empty text', async () => {
    const store = new Store();
    const saver = store.saver();
    saver.change('');
    expect(store.began).toEqual(['']);
    await store.end(0);
    expect(saver.current()).toEqual({ draft: '', state: 'saved' });
  });

  test('listeners hear of each change until they stop listening', async () => {
    const store = new Store();
    const saver = store.saver();
    const heard: string[] = [];
    const stop = saver.subscribe(() => heard.push(saver.current().state));
    saver.change('a');
    await store.end(0);
    stop();
    saver.change('b');
    expect(heard.at(-1)).toBe('saved');
  });
});

describe('the texts that are typed at present', () => {
  test('W41: a text that is still being saved is there when one comes back to it', () => {
    const store = new Store();
    const savers = new TextSavers();
    const saver = savers.saverOf('note', () => store.saver());
    const leave = savers.use('note');
    saver.change('a');
    leave();
    const again = savers.saverOf('note', () => new Store().saver());
    expect(again.current().draft).toBe('a');
  });

  test('W41: a text that could not be saved is there when one comes back to it', async () => {
    const store = new Store();
    const savers = new TextSavers();
    const saver = savers.saverOf('note', () => store.saver());
    const leave = savers.use('note');
    saver.change('a');
    leave();
    await store.end(0, new Error('busy'));
    expect(savers.saverOf('note', () => new Store().saver()).current()).toEqual({
      draft: 'a',
      state: 'failed',
    });
  });

  test('a saved text is forgotten when its field is left, and after that what is stored counts', async () => {
    const store = new Store();
    const savers = new TextSavers();
    const saver = savers.saverOf('note', () => store.saver());
    const leave = savers.use('note');
    saver.change('a');
    leave();
    await store.end(0);
    expect(savers.saverOf('note', () => new Store().saver()).current().draft).toBeNull();
  });

  test('W41: a page that closes sends what is waiting of all texts', () => {
    const one = new Store();
    const other = new Store();
    const savers = new TextSavers();
    for (const [name, store] of [
      ['one', one],
      ['other', other],
    ] as const) {
      const saver = savers.saverOf(name, () => store.saver());
      saver.change('a');
      saver.change('ab');
    }
    savers.flush();
    expect(one.began).toEqual(['a', 'ab']);
    expect(other.began).toEqual(['a', 'ab']);
  });

  test('whoever changes stored texts otherwise waits until all that was typed is stored, and nothing typed outlives it', async () => {
    const one = new Store();
    const other = new Store();
    const savers = new TextSavers();
    const first = savers.saverOf('one', () => one.saver());
    const second = savers.saverOf('other', () => other.saver());
    savers.use('one');
    savers.use('other');
    first.change('a');
    first.change('ab');
    second.change('b');
    const steps: string[] = [];
    const settled = (async () => {
      await savers.settled();
      steps.push('settled');
    })();
    await other.end(0);
    await one.end(0);
    expect(steps).toEqual([]);
    await one.end(1);
    await settled;
    savers.release();
    expect(first.current().draft).toBeNull();
    expect(second.current().draft).toBeNull();
    savers.flush();
    expect(one.began).toEqual(['a', 'ab']);
    expect(other.began).toEqual(['b']);
  });

  test('a text that could not be saved does not keep others waiting, and stays', async () => {
    const store = new Store();
    const savers = new TextSavers();
    const saver = savers.saverOf('note', () => store.saver());
    saver.change('a');
    await store.end(0, new Error('busy'));
    await savers.settled();
    savers.release();
    expect(saver.current().draft).toBe('a');
  });
});
