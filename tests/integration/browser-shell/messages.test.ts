import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFixture } from './start-fixture.ts';
import type { StartedFixture } from './start-fixture.ts';

describe('messages between a page and the main process', () => {
  let fixture: StartedFixture;
  beforeAll(async () => {
    fixture = await startFixture();
  });
  afterAll(async () => {
    await fixture[Symbol.asyncDispose]();
  });
  const inPage = (expression: string): Promise<unknown> => fixture.page.evaluate<unknown>(expression);
  const messageOf = (expression: string): Promise<unknown> =>
    inPage(
      `(async () => { try { return ['no error', await ${expression}]; } catch (error) { return error.message; } })()`,
    );

  test('values keep their kinds on the way there and back', async () => {
    const kinds = await inPage(`(async () => {
      const error = new RangeError('too far', { cause: 7 });
      const sent = {
        map: new Map([['key', new Set([1n])]]),
        date: new Date(86400000),
        error,
        nothing: undefined,
        number: [NaN, Infinity, -Infinity, -0],
        bytes: new Uint16Array([1, 65535]),
        buffer: new Uint8Array([1, 2, 3]).buffer,
        pattern: /a+/gi,
        text: '日本語 \\u0000 \\ud800 "',
        ['__proto__x']: { ['constructor']: 1 },
        tagged: ['undefined', ['array', []]],
        [1]: 'one',
      };
      Object.defineProperty(sent, '__proto__', { value: 'own', enumerable: true });
      const got = await window.fixture.invoke('echo', sent);
      const [entry] = got.map;
      return {
        map: got.map instanceof Map && entry[0],
        set: [...entry[1]].map((item) => typeof item),
        date: got.date instanceof Date && got.date.getTime(),
        error: [got.error instanceof RangeError, got.error.name, got.error.message, got.error.cause, got.error.stack === error.stack],
        nothing: 'nothing' in got && got.nothing === undefined,
        number: got.number.map((item) => (Object.is(item, -0) ? '-0' : String(item))),
        bytes: got.bytes instanceof Uint16Array && [...got.bytes],
        buffer: got.buffer instanceof ArrayBuffer && [...new Uint8Array(got.buffer)],
        pattern: String(got.pattern),
        text: got.text === sent.text,
        proto: Object.getOwnPropertyDescriptor(got, '__proto__').value,
        keys: JSON.stringify([got['__proto__x'], got.tagged, got[1]]),
      };
    })()`);
    expect(kinds).toEqual({
      map: 'key',
      set: ['bigint'],
      date: 86_400_000,
      error: [true, 'RangeError', 'too far', 7, true],
      nothing: true,
      number: ['NaN', 'Infinity', '-Infinity', '-0'],
      bytes: [1, 65_535],
      buffer: [1, 2, 3],
      pattern: '/a+/gi',
      text: true,
      proto: 'own',
      keys: JSON.stringify([{ constructor: 1 }, ['undefined', ['array', []]], 'one']),
    });
  });

  test('an object that holds itself arrives as one that holds itself', async () => {
    expect(
      await inPage(`(async () => {
        const { circle, same } = await window.fixture.invoke('values');
        return [circle.self === circle, same[0] === circle, same[0] === same[1]];
      })()`),
    ).toEqual([true, true, true]);
  });

  test('five thousand rows arrive whole', async () => {
    expect(
      await inPage(`(async () => {
        const rows = Array.from({ length: 5000 }, (_, id) => ({ id, term: '用語' + id, score: id / 7 }));
        return JSON.stringify(await window.fixture.invoke('echo', rows)) === JSON.stringify(rows);
      })()`),
    ).toBe(true);
  });

  test('an error of a handler arrives as text that names the channel', async () => {
    expect(await messageOf(`window.fixture.invoke('fail')`)).toBe(
      "Error invoking remote method 'fail': TypeError: it went wrong",
    );
    await expect.poll(fixture.errorOutput).toContain("Error occurred in handler for 'fail': TypeError");
  });

  test('a channel without handler is refused', async () => {
    expect(await messageOf(`window.fixture.invoke('nobody')`)).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

  test('what cannot be cloned is refused, whichever way it goes', async () => {
    expect(await messageOf(`window.fixture.invoke('uncloneable')`)).toBe(
      "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
    );
    expect(await messageOf(`window.fixture.invoke('echo', () => 1)`)).toBe('An object could not be cloned.');
    expect(await messageOf(`window.fixture.invoke('echo', document.body)`)).toBe(
      'An object could not be cloned.',
    );
    expect(await messageOf(`window.fixture.invoke('echo', 'after that')`)).toEqual([
      'no error',
      'after that',
    ]);
  });

  test('events arrive in their order and before the reply that was sent after them', async () => {
    expect(
      await inPage(`(async () => {
        const seen = [];
        const stop = window.fixture.listen((number) => seen.push(number));
        const reply = await window.fixture.invoke('announce', 2000);
        stop();
        const before = seen.length;
        await window.fixture.invoke('announce', 3);
        return [reply, before, seen.every((number, index) => number === index), seen.length];
      })()`),
    ).toEqual(['replied', 2000, true, 2000]);
  });

  test('messages without reply arrive in their order', async () => {
    await inPage(`(async () => {
      for (let number = 0; number < 200; number += 1) window.fixture.note(number, { number });
      await window.fixture.invoke('echo');
    })()`);
    const notes = await fixture.application.evaluate(() => globalThis.fixture.notes);
    expect(notes).toEqual(Array.from({ length: 200 }, (_, number) => [number, { number }]));
  });

  test('a handler knows the frame that asks, until its document is gone', async () => {
    expect(await inPage(`window.fixture.invoke('frame')`)).toEqual({
      url: 'app://fixture/index.html',
      isTop: true,
    });
    const isThere = (): Promise<boolean> =>
      fixture.application.evaluate(() => globalThis.fixture.isSenderThere());
    expect(await isThere()).toBe(true);
    await fixture.page.reload();
    expect(await isThere()).toBe(false);
  });

  test('functions, promises and errors cross the bridge to the preload script', async () => {
    expect(
      await inPage(`(async () => {
        const { answer, promised } = window.fixture.callBack((value) => [...value, 'called'], ['given']);
        let thrown;
        try { window.fixture.throwing(); } catch (error) { thrown = [error instanceof Error, error.message]; }
        let own;
        try { window.fixture.callBack(() => { throw new Error('of the page'); }); } catch (error) { own = error.message; }
        return [answer, promised instanceof Promise, await promised, thrown, own];
      })()`),
    ).toEqual([['given', 'called'], true, ['given'], [true, 'thrown in the preload script'], 'of the page']);
  });

  test('what the preload script exposes cannot be changed', async () => {
    expect(
      await inPage(`(() => {
        window.fixture = 1;
        delete window.fixture;
        window.fixture.invoke = 1;
        window.fixture.nested.values[1].deep = 1;
        return [typeof window.fixture.invoke, window.fixture.nested.values[1].deep, Object.isFrozen(window.fixture)];
      })()`),
    ).toEqual(['function', true, true]);
  });
});
