import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { documentPlace } from '../../src-renderer/places.ts';
import { appIn } from './app-for-bench.ts';
import { measured, median } from './bench.ts';
import type { Bench } from './bench.ts';
import { makeText } from './generated-text.ts';
import { inWindow } from './window-for-bench.ts';

/** Together with the terms that are put into it, 1 MB. */
const CHARACTERS = 880_000;
const HITS = 5_000;
const TERMS = 500;
/** Documents of each kind, each of which is opened once: nothing of them is there yet. */
const OPENINGS = 3;

/** Limit in milliseconds. */
const OPEN = 500;

/**
 * A document of 1 MB with 5,000 occurrences of the glossary's terms: how long it takes from asking for it until its first rows are drawn
 * and the terms in them painted, rendered as Markdown. The yardstick is the same text as plain text, without terms. Both are measured inside the page.
 */
export const reader5000: Bench = async ({ folder }) => {
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  const names = Array.from({ length: OPENINGS }, (_nothing, number) => `${number}`);
  for (const name of [...names, 'warm']) {
    writeFileSync(join(documents, `${name}.md`), markdown(name));
    writeFileSync(join(documents, `${name}.txt`), markdown(`plain ${name}`).replaceAll('gizmo', 'thing'));
  }
  const file = join(folder, 'reader.genglossary');
  const app = appIn(folder);
  const project = await app.openOrCreateProject(file, { concurrency: 1 });
  await project.documents.add([documents]);
  for (let term = 0; term < TERMS; term += 1) await project.terms.add(termOf(term), 'technical-term');
  await project.close();
  await app.projects.close();
  return inWindow(folder, [file], async ({ page }) => {
    // The thread that answers starts with the first question.
    await openingTime(page, 'warm.md', true);
    const rendered: number[] = [];
    const plain: number[] = [];
    for (const name of names) {
      plain.push(await openingTime(page, `${name}.txt`, false));
      rendered.push(await openingTime(page, `${name}.md`, true));
    }
    return measured(
      'reader-5000-hits',
      median(rendered),
      'ms',
      `the same as plain text without terms ${median(plain).toFixed(0)} ms (medians of ${OPENINGS})`,
      OPEN,
    );
  });
};

function termOf(number: number): string {
  return `gizmo ${String.fromCodePoint(97 + (number % 26), 97 + (Math.floor(number / 26) % 26))}x`;
}

/** Markdown of headings and paragraphs, with the occurrences spread over it. */
function markdown(beginning: string): string {
  const sentences = makeText('en', CHARACTERS, 200, 1).split('. ');
  const every = Math.max(1, Math.floor(sentences.length / HITS));
  const blocks: string[] = [];
  let hits = 0;
  for (const [index, sentence] of sentences.entries()) {
    if (index % 40 === 0) blocks.push(`\n\n## Part ${index}\n\n`);
    else if (index % 8 === 0) blocks.push('\n\n');
    blocks.push(sentence);
    if (index % every === 0 && hits < HITS) {
      blocks.push(` with a **${termOf(hits % TERMS)}**`);
      hits += 1;
    }
    blocks.push('. ');
  }
  if (hits < HITS) throw new Error(`There is room for ${hits} terms only.`);
  return `# ${beginning}\n\n${blocks.join('')}`;
}

/** Opens a document and waits for its first rows, and for the terms in them if there are to be any. */
async function openingTime(page: Page, name: string, hasTerms: boolean): Promise<number> {
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  return page.evaluate(
    async ({ place, isPainted }) => {
      const highlight = CSS.highlights.get('term-accepted');
      const start = performance.now();
      location.hash = place;
      const isThere = (): boolean =>
        document.querySelectorAll('[data-index] [data-start]').length > 10 &&
        (!isPainted || (highlight ?? CSS.highlights.get('term-accepted'))?.size !== 0);
      while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => setTimeout(resolve));
      return performance.now() - start;
    },
    { place: documentPlace({ document: name, highlight: null }), isPainted: hasTerms },
  );
}
