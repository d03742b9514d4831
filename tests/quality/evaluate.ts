/**
 * Scores extraction against gold lists: `node tests/quality/evaluate.ts DIR...`
 *
 * A folder holds `texts/` and `terms.tsv` (one lower-cased term a line, a tab, its class). A folder without
 * `terms.tsv` holds Markdown files named by their terms: the titles that also occur in another file are the gold.
 * Prints precision, recall and F1 of the proposed terms (a term counts as found by any of its variants),
 * precision among the first 100, and the null row: every run of 1 to 4 words between stop words and
 * punctuation seen at least twice.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DocumentToExtract } from '../../src-main/domain/extraction.ts';
import type { RankedTerm } from '../../src-main/domain/term.ts';
import { extractDocument } from '../../src-main/pipeline/extract/extract-document.ts';
import { rankTerms } from '../../src-main/pipeline/extract/rank-terms.ts';
import { type Analyser, createAnalyser } from '../../src-main/text/analyse.ts';
import { termKeyOfText } from '../../src-main/text/term-key.ts';
import { nullRow } from './null-row.ts';
import { scoreAgainstGold, scoreList, type Scores } from './scores.ts';

const FIRST = 100;

function readFolder(folder: string): DocumentToExtract[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .sort()
    .map((name) => ({
      path: name,
      format: name.endsWith('.md') ? 'markdown' : 'text',
      text: readFileSync(path.join(folder, name), 'utf8'),
    }));
}

async function rank(documents: readonly DocumentToExtract[], analyser: Analyser): Promise<RankedTerm[]> {
  const extractions = [];
  for (const document of documents) {
    extractions.push({ document: document.path, extraction: await extractDocument(document, analyser) });
  }
  return rankTerms(extractions);
}

function format({ precision, recall, f1 }: Scores): string {
  return `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`;
}

async function evaluateGold(folder: string, analyser: Analyser): Promise<void> {
  const gold = new Set(
    readFileSync(path.join(folder, 'terms.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '')
      .filter((term) => term !== ''),
  );
  const documents = readFolder(path.join(folder, 'texts'));
  const terms = await rank(documents, analyser);
  const proposed = terms.filter((term) => term.proposed);
  const first = scoreAgainstGold(terms.slice(0, FIRST), gold);
  const nullTerms = nullRow(documents.map((document) => document.text));
  console.log(`${folder}: ${documents.length} documents, ${gold.size} gold terms`);
  console.log(
    `  proposed ${proposed.length} of ${terms.length}: ${format(scoreAgainstGold(proposed, gold))}`,
  );
  console.log(`  all candidates: R ${scoreAgainstGold(terms, gold).recall.toFixed(3)}`);
  console.log(`  P@${FIRST} ${first.precision.toFixed(2)}`);
  console.log(`  null row ${nullTerms.length}: ${format(scoreList(nullTerms, gold))}`);
}

/** The title of a Markdown file with front matter, without what stands in brackets. */
function titleOf(text: string): string | null {
  const title = /^title:\s*(.+)$/m.exec(text)?.[1];
  if (title === undefined) return null;
  return title
    .replace(/^["']|["']$/g, '')
    .replace(/\s*[(（].*$/, '')
    .trim();
}

async function evaluateTitles(folder: string, analyser: Analyser): Promise<void> {
  const documents = readFolder(folder);
  const terms = await rank(documents, analyser);
  const rankOf = new Map(terms.map((term, index) => [term.key, index]));
  const titles = documents.flatMap((document) => {
    const title = titleOf(document.text);
    if (title === null) return [];
    const needle = title.toLowerCase();
    const isElsewhere = documents.some(
      (other) => other !== document && other.text.toLowerCase().includes(needle),
    );
    return isElsewhere ? [title] : [];
  });
  const missed = titles.filter((title) => {
    const language = /[\u3040-\u9FFF]/.test(title) ? 'ja' : 'en';
    const found = terms[rankOf.get(termKeyOfText(title, language)) ?? -1];
    return found?.proposed !== true;
  });
  const proposed = terms.filter((term) => term.proposed).length;
  const share = (titles.length - missed.length) / Math.max(1, titles.length);
  console.log(`${folder}: ${documents.length} documents, ${proposed} of ${terms.length} proposed`);
  console.log(`  titles that another file uses: ${titles.length}, proposed ${share.toFixed(3)}`);
  console.log(`  missed: ${missed.join(', ')}`);
}

async function main(): Promise<void> {
  const folders = process.argv.slice(2);
  if (folders.length === 0) {
    console.error('Usage: node tests/quality/evaluate.ts DIR...');
    process.exitCode = 2;
  }
  const analyser = createAnalyser();
  for (const folder of folders) {
    const hasGold = readdirSync(folder).includes('terms.tsv');
    await (hasGold ? evaluateGold(folder, analyser) : evaluateTitles(folder, analyser));
  }
}

await main();
