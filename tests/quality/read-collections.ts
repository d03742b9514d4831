import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DocumentToExtract } from '../../src-main/domain/extraction.ts';
import { parseDocument } from '../../src-main/text/parse-document.ts';
import { detectLanguage } from '../../src-main/text/script.ts';
import type { Collection, GoldLanguage, ListedGold, TitledDocument, TitledGold } from './collection.ts';
import { readMarks } from './marked-gold.ts';

/** A folder that cannot be measured on; the message says why, a line for each fault. */
export class GoldError extends Error {
  override readonly name = 'GoldError';
}

const TEXTS = 'texts';
const MARKS = 'gold.yaml';
const LIST = 'terms.tsv';
const DOCUMENT = /\.(?:md|txt)$/;
const FRONT_MATTER_TITLE = /^---\r?\n(?:(?!---).*\r?\n)*?title:/;

/**
 * Reads a folder that holds gold of any form, or folders of such.
 *
 * - `texts/` with `gold.yaml`: marks of this project's own form
 * - `texts/` with `terms.tsv`: one lower-cased term a line, a tab, its class
 * - Markdown files with a title in their front matter: what each of them explains
 *
 * @returns at least one collection, in the order of their paths
 * @throws GoldError where there is no gold, or where it is malformed
 */
export function readCollections(folder: string): Collection[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new GoldError(`${folder}: no such folder`);
  const collections = collectionsIn(folder);
  if (collections.length === 0) {
    throw new GoldError(
      `${folder}: neither "${TEXTS}" with "${MARKS}" or "${LIST}", nor Markdown files with a title in their front matter`,
    );
  }
  return collections;
}

function collectionsIn(folder: string): Collection[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  if (has(TEXTS)) {
    const documents = documentsIn(path.join(folder, TEXTS));
    if (documents.length === 0) throw new GoldError(`${folder}: no .md or .txt file in "${TEXTS}"`);
    if (has(MARKS)) return [markedCollection(folder, documents)];
    if (has(LIST)) return [collection(folder, documents, listedGold(path.join(folder, LIST)))];
    throw new GoldError(`${folder}: neither "${MARKS}" nor "${LIST}" beside "${TEXTS}"`);
  }
  const documents = documentsIn(folder);
  if (documents.some(({ text }) => FRONT_MATTER_TITLE.test(text))) {
    return [collection(folder, documents, titledGold(documents))];
  }
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => collectionsIn(path.join(folder, name)));
}

function documentsIn(folder: string): DocumentToExtract[] {
  return readdirSync(folder)
    .filter((name) => DOCUMENT.test(name))
    .sort()
    .map((name) => ({
      path: name,
      format: name.endsWith('.md') ? 'markdown' : 'text',
      text: readFileSync(path.join(folder, name), 'utf8'),
    }));
}

function languageOf(documents: readonly DocumentToExtract[]): GoldLanguage {
  return detectLanguage(documents.map(({ text }) => text).join('\n')) === 'ja' ? 'ja' : 'en';
}

function collection(
  folder: string,
  documents: readonly DocumentToExtract[],
  gold: Collection['gold'],
): Collection {
  return { name: folder, language: languageOf(documents), documents, gold };
}

function markedCollection(folder: string, documents: readonly DocumentToExtract[]): Collection {
  const file = path.join(folder, MARKS);
  const marks = readMarks(readFileSync(file, 'utf8'), documents);
  if (marks.kind === 'faulty')
    throw new GoldError(marks.faults.map((fault) => `${file}: ${fault}`).join('\n'));
  return collection(folder, documents, marks.gold);
}

function listedGold(file: string): ListedGold {
  const terms = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => (line.split('\t')[0] ?? '').trim())
    .filter((term) => term !== '');
  if (terms.length === 0) throw new GoldError(`${file}: no term in it`);
  const inCapitals = terms.find((term) => term !== term.toLowerCase());
  if (inCapitals !== undefined) throw new GoldError(`${file}: "${inCapitals}" is not lower-cased`);
  return { kind: 'listed', terms: [...new Set(terms)] };
}

const IN_BRACKETS = /\s*[(（].*$/u;
/** Markup that opens a paragraph may stand before the paragraph's first readable character. */
const MARKUP_SLACK = 4;

function titledGold(documents: readonly DocumentToExtract[]): TitledGold {
  return {
    kind: 'titled',
    titles: documents.flatMap((document): TitledDocument[] => {
      const blocks = parseDocument(document);
      const title = blocks
        .find(({ kind }) => kind === 'title')
        ?.text.replace(IN_BRACKETS, '')
        .trim();
      const paragraph = blocks.find(({ kind }) => kind === 'paragraph');
      if (title === undefined || title === '' || paragraph === undefined) return [];
      const start = Math.max(0, (paragraph.origin[0] ?? 0) - MARKUP_SLACK);
      return [{ document: document.path, title, start, end: (paragraph.origin.at(-1) ?? 0) + 1 }];
    }),
  };
}
