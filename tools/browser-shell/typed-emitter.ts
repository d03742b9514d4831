import { EventEmitter } from 'node:events';

/** Events by name, each with the arguments that its listeners get. */
type EventTable<Events> = Record<keyof Events, readonly unknown[]>;

/**
 * An event emitter that knows its events: listening to one that the shell never emits is a type error, and an
 * error at run time, instead of a listener that waits for ever.
 */
export class TypedEmitter<Events extends EventTable<Events>> {
  readonly #emitter = new EventEmitter();
  readonly #names: ReadonlySet<string>;

  /** @param names every event that can be listened to */
  constructor(names: readonly (keyof Events & string)[]) {
    this.#names = new Set(names);
  }

  /** Listens to an event. Throws an Error when the shell has no such event. */
  on<Name extends keyof Events & string>(name: Name, listener: (...args: Events[Name]) => void): this {
    this.#emitter.on(this.#known(name), listener);
    return this;
  }

  /** Listens to the next occurrence of an event. Throws an Error when the shell has no such event. */
  once<Name extends keyof Events & string>(name: Name, listener: (...args: Events[Name]) => void): this {
    this.#emitter.once(this.#known(name), listener);
    return this;
  }

  /** Ends a listening that `on` or `once` began. */
  off<Name extends keyof Events & string>(name: Name, listener: (...args: Events[Name]) => void): this {
    this.#emitter.off(this.#known(name), listener);
    return this;
  }

  /** The same as `off`. */
  removeListener<Name extends keyof Events & string>(
    name: Name,
    listener: (...args: Events[Name]) => void,
  ): this {
    return this.off(name, listener);
  }

  /** Calls the listeners of an event. Answers whether there were any. */
  emit<Name extends keyof Events & string>(name: Name, ...args: Events[Name]): boolean {
    return this.#emitter.emit(this.#known(name), ...args);
  }

  #known(name: string): string {
    if (!this.#names.has(name)) throw new Error(`The browser shell has no event "${name}" here.`);
    return name;
  }
}
