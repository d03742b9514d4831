import type { PageEvent, PageGlobals } from './page-globals.ts';

/** What one world may do to the other. */
export interface BridgeEnd {
  /** Puts a value into the other world's global object, frozen; its functions call back into this world. */
  readonly expose: (name: string, value: unknown) => void;
  /** Puts a function in the place of one that the other world has by nature. */
  readonly replace: (name: string, value: () => void) => void;
}

/**
 * One end of the bridge between the world of the preload script and the world of the page. The same code runs in
 * both: messages are the details of events, dispatched and answered at once, whose names only the two ends know.
 * Data is cloned on its way; functions and promises travel as numbers.
 *
 * It is sent into pages as source text, so it has to stand alone. In the world of the page it runs before every
 * script of the page and keeps the built-in functions it needs: what the page does to them later has no effect
 * here, and lets it see nothing. That is why there are no method calls, no iterators, and no objects that
 * inherit from what a page can change.
 *
 * @param page the global object of this world
 * @param outgoing name of the events that the other end listens to
 * @param incoming name of the events that this end listens to
 */
export function createBridgeEnd(page: PageGlobals, outgoing: string, incoming: string): BridgeEnd {
  type Callable = (...args: readonly unknown[]) => unknown;
  interface Settling {
    readonly resolve: (value: unknown) => void;
    readonly reject: (reason: unknown) => void;
  }
  const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf } = Reflect;
  const { freeze, keys, prototype: ordinary } = Object;
  const { isArray } = Array;
  const { Error, Promise, WeakMap } = globalThis;
  // Shared by both worlds, and, unlike the document, never stripped of its listeners by the page.
  const { CustomEvent, navigation: meetingPlace } = page;
  const { addEventListener, dispatchEvent } = page.EventTarget.prototype;
  const { get: numberIn, set: setNumberIn } = WeakMap.prototype;
  const { prototype: promises } = Promise;
  const { then } = promises;
  const readDetail = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get;
  if (readDetail === undefined) throw new Error('Events of this browser have no detail.');

  const bare = <T extends object>(item: T): T => {
    setPrototypeOf(item, null);
    return item;
  };
  const ownFunctions: Record<number, Callable> = bare({});
  const foreignFunctions: Record<number, Callable> = bare({});
  const promised: Record<number, Settling> = bare({});
  const numbers = new WeakMap<object, number>();
  let lastNumber = 0;
  let answer: readonly unknown[] | null = null;

  const put = (target: object, key: string | number, value: unknown): void => {
    defineProperty(target, key, bare({ value, writable: true, enumerable: true, configurable: true }));
  };
  const isCallable = (value: unknown): value is Callable => typeof value === 'function';
  const isList = (value: unknown): value is readonly unknown[] => isArray(value);
  const nameFrom = (value: unknown): string => (typeof value === 'string' ? value : '');
  const isPlain = (value: object): value is Record<string, unknown> => {
    const prototype = getPrototypeOf(value);
    return prototype === ordinary || prototype === null;
  };
  const isPromise = (value: object): boolean => getPrototypeOf(value) === promises;

  const dispatch = (message: readonly unknown[]): void => {
    apply(dispatchEvent, meetingPlace, [new CustomEvent(outgoing, bare({ detail: message }))]);
  };
  /** Sends a message and answers what the other end made of it. */
  const send = (message: readonly unknown[]): unknown => {
    dispatch(message);
    const received = answer;
    answer = null;
    // What cannot be cloned does not arrive, neither there nor here.
    if (received === null) throw new Error('An object could not be cloned.');
    if (received[1] === true) return unwrap(received[2], false);
    throw received[2];
  };

  /** Whether a value holds what cannot be cloned but can be called or awaited. */
  const isAlive = (value: unknown, seen: WeakMap<object, number>): boolean => {
    if (typeof value === 'function') return true;
    if (typeof value !== 'object' || value === null) return false;
    if (apply(numberIn, seen, [value]) !== undefined) return false;
    apply(setNumberIn, seen, [value, 1]);
    if (isList(value)) {
      for (let index = 0; index < value.length; index += 1) if (isAlive(value[index], seen)) return true;
      return false;
    }
    if (!isPlain(value)) return isPromise(value);
    const names = keys(value);
    for (let index = 0; index < names.length; index += 1) {
      if (isAlive(value[names[index] ?? ''], seen)) return true;
    }
    return false;
  };
  const numberOf = (value: Callable): number => {
    const known: unknown = apply(numberIn, numbers, [value]);
    if (typeof known === 'number') return known;
    lastNumber += 1;
    apply(setNumberIn, numbers, [value, lastNumber]);
    ownFunctions[lastNumber] = value;
    return lastNumber;
  };
  const promise = (value: object): readonly unknown[] => {
    lastNumber += 1;
    const number = lastNumber;
    const settle = (kept: boolean, result: unknown): void => {
      try {
        send(['settle', number, kept, wrap(result, false)]);
      } catch (error) {
        send(['settle', number, false, ['data', error]]);
      }
    };
    void apply(then, value, [
      (result: unknown) => settle(true, result),
      (reason: unknown) => settle(false, reason),
    ]);
    return ['promise', number];
  };
  /** @param taken whether also plain data is taken apart, so that the other end can freeze it */
  const wrap = (value: unknown, taken: boolean, depth = 0): readonly unknown[] => {
    if (depth > 1000) throw new Error('Electron contextBridge recursion depth exceeded.');
    if (isCallable(value)) return ['function', numberOf(value)];
    if (typeof value !== 'object' || value === null) return ['data', value];
    if (isPromise(value)) return promise(value);
    if (!taken && !isAlive(value, new WeakMap())) return ['data', value];
    const parts: unknown[] = [];
    if (isList(value)) {
      for (let index = 0; index < value.length; index += 1)
        put(parts, index, wrap(value[index], taken, depth + 1));
      return ['array', parts];
    }
    if (!isPlain(value)) return ['data', value];
    const names = keys(value);
    for (let index = 0; index < names.length; index += 1) {
      put(parts, index, wrap(value[names[index] ?? ''], taken, depth + 1));
    }
    return ['object', parts, names];
  };

  const foreign = (number: number): Callable =>
    (foreignFunctions[number] ??= (...args) => {
      const parts: unknown[] = [];
      for (let index = 0; index < args.length; index += 1) put(parts, index, wrap(args[index], false));
      return send(['call', number, parts]);
    });
  const unwrap = (node: unknown, frozen: boolean): unknown => {
    if (!isList(node)) throw new Error('A message of the bridge has the wrong form.');
    const content = node[1];
    if (node[0] === 'function' && typeof content === 'number') return foreign(content);
    if (node[0] === 'promise' && typeof content === 'number') {
      return new Promise((resolve, reject) => {
        promised[content] = { resolve, reject };
      });
    }
    if (node[0] === 'data' || !isList(content)) return content;
    const names = isList(node[2]) ? node[2] : null;
    const whole: object = names === null ? [] : {};
    for (let index = 0; index < content.length; index += 1) {
      put(whole, names === null ? index : nameFrom(names[index]), unwrap(content[index], frozen));
    }
    return frozen ? freeze(whole) : whole;
  };

  const call = (number: unknown, parts: unknown): unknown => {
    const known = typeof number === 'number' ? ownFunctions[number] : undefined;
    if (known === undefined || !isList(parts)) throw new Error('A message of the bridge has the wrong form.');
    const args: unknown[] = [];
    for (let index = 0; index < parts.length; index += 1) put(args, index, unwrap(parts[index], false));
    return apply(known, undefined, args);
  };
  const settle = (number: unknown, kept: unknown, node: unknown): void => {
    const settling = typeof number === 'number' ? promised[number] : undefined;
    if (settling === undefined || typeof number !== 'number') return;
    delete promised[number];
    if (kept === true) settling.resolve(unwrap(node, false));
    else settling.reject(unwrap(node, false));
  };
  const define = (name: string, node: unknown, replaces: boolean): void => {
    if (!replaces && getOwnPropertyDescriptor(page, name) !== undefined) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    const value = unwrap(node, true);
    defineProperty(page, name, bare({ value, writable: replaces, enumerable: true, configurable: replaces }));
  };
  const handle = (message: readonly unknown[]): unknown => {
    if (message[0] === 'call') return call(message[1], message[2]);
    if (message[0] === 'settle') return settle(message[1], message[2], message[3]);
    return define(nameFrom(message[1]), message[2], message[3] === true);
  };
  const receive = (event: PageEvent): void => {
    const message: unknown = apply(readDetail, event, []);
    if (!isList(message)) return;
    if (message[0] === 'answer') {
      answer = message;
      return;
    }
    let reply: readonly unknown[];
    try {
      reply = ['answer', true, wrap(handle(message), false)];
    } catch (error) {
      reply = ['answer', false, error];
    }
    dispatch(reply);
  };
  apply(addEventListener, meetingPlace, [incoming, receive]);

  return {
    expose: (name, value) => {
      send(['define', name, wrap(value, true), false]);
    },
    replace: (name, value) => {
      send(['define', name, wrap(value, true), true]);
    },
  };
}
