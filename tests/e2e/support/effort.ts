import type { Page, TestInfo } from '@playwright/test';

/** What a person does by hand in a stage of their way. */
export interface Effort {
  readonly stage: string;
  readonly clicks: number;
  /** Keys that move or do something; a key with Shift or Ctrl is one. */
  readonly keys: number;
  /** Characters that are typed into a field. */
  readonly typed: number;
}

type Counts = Omit<Effort, 'stage'>;

declare global {
  interface Window {
    /** Counted in the page since the last stage. */
    handwork: { clicks: number; keys: number; typed: number };
  }
}

/** Counts clicks and keys in a window by stages. What is answered in dialogs of the system is not counted. */
export class EffortCounter {
  readonly #page: Page;
  readonly #stages: Effort[] = [];

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Begins to count in a window, which must not be loaded anew while it is counted in. */
  static async begin(page: Page): Promise<EffortCounter> {
    await page.evaluate(() => {
      window.handwork = { clicks: 0, keys: 0, typed: 0 };
      const options = { capture: true };
      document.addEventListener('pointerdown', () => (window.handwork.clicks += 1), options);
      document.addEventListener(
        'keydown',
        ({ key, ctrlKey, metaKey, target }) => {
          if (['Shift', 'Control', 'Alt', 'Meta'].includes(key)) return;
          const isField =
            target instanceof HTMLTextAreaElement ||
            (target instanceof HTMLInputElement && ['text', 'search'].includes(target.type));
          const isTyping = isField && key.length === 1 && !ctrlKey && !metaKey;
          window.handwork[isTyping ? 'typed' : 'keys'] += 1;
        },
        options,
      );
    });
    return new EffortCounter(page);
  }

  /** Does a stage, and answers what it took by hand. */
  async stage(name: string, work: () => Promise<void>): Promise<Effort> {
    await work();
    const counts = await this.#page.evaluate<Counts>(() => {
      const counted = window.handwork;
      window.handwork = { clicks: 0, keys: 0, typed: 0 };
      return counted;
    });
    const effort = { stage: name, ...counts };
    this.#stages.push(effort);
    return effort;
  }

  /** The stages so far, all together. */
  get total(): Counts {
    const sum = (name: keyof Counts): number => this.#stages.reduce((all, stage) => all + stage[name], 0);
    return { clicks: sum('clicks'), keys: sum('keys'), typed: sum('typed') };
  }

  /** Prints a line for each stage, and attaches all of them to the report of a test as a table. */
  async report(testInfo: TestInfo, way: string): Promise<void> {
    const lines = [...this.#stages, { stage: 'all together', ...this.total }];
    for (const { stage, clicks, keys, typed } of lines) {
      console.log(`${way}, ${stage}: ${clicks} clicks, ${keys} keys, ${typed} characters typed`);
    }
    const table = [
      `| stage | clicks | keys | characters typed |`,
      `| --- | ---: | ---: | ---: |`,
      ...lines.map(({ stage, clicks, keys, typed }) => `| ${stage} | ${clicks} | ${keys} | ${typed} |`),
    ].join('\n');
    await testInfo.attach(`clicks and keys, ${way}`, { body: table, contentType: 'text/markdown' });
  }
}
