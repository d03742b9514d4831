import type { AnalysedBlock } from '../../text/model.ts';
import { isGenusFragment } from './english-predicate.ts';
import { ARTICLES } from './english-words.ts';
import { statesKind } from './japanese-predicate.ts';
import { readNames } from './names.ts';
import { type DefinitionHit, type SentenceView, type Span, viewSentence } from './sentence-view.ts';

/** A definition in a table: the term and its definition stand in different blocks. */
export interface TableHit extends DefinitionHit {
  readonly termBlock: AnalysedBlock;
  readonly block: AnalysedBlock;
}

const TERM_HEADER =
  /^(?:terms?|names?|words?|short(?: form)?|abbreviations?|acronyms?|concepts?|用語|名称|語句?|略語|略称|名前|単語|項目|概念|専門用語)$/iu;
const DEFINITION_HEADER =
  /^(?:definitions?|meanings?|descriptions?|explanations?|定義|意味|説明|内容|解説|意味・説明)$/iu;
const MIN_ENGLISH_WORDS = 4;
const MIN_JAPANESE_CHARACTERS = 8;

/** Which columns hold what, and how sure that is. */
interface Columns {
  readonly term: number;
  readonly definition: number;
  readonly score: number;
}

type Row = readonly AnalysedBlock[];

/** The rows of cells that follow one another, one line each. */
function readTables(blocks: readonly AnalysedBlock[], lineOf: (offset: number) => number): Row[][] {
  const tables: Row[][] = [];
  let rows: AnalysedBlock[][] = [];
  let lastLine = -1;
  const finish = (): void => {
    if (rows.length > 0) tables.push(rows);
    rows = [];
  };
  for (const block of blocks) {
    const origin = block.origin[0];
    if (block.kind !== 'table-cell' || origin === undefined) {
      finish();
      continue;
    }
    const line = lineOf(origin);
    // Between the header and the first row stands the line of dashes; a larger gap is another table.
    if (line > lastLine + 2) finish();
    if (rows.length > 0 && line === lastLine) rows.at(-1)?.push(block);
    else rows.push([block]);
    lastLine = line;
  }
  finish();
  return tables;
}

function readHeader(header: Row): Columns | null {
  const texts = header.map((cell) => cell.text.trim());
  const term = texts.findIndex((text) => TERM_HEADER.test(text));
  const definition = texts.findIndex((text) => DEFINITION_HEADER.test(text));
  if (definition > 0 && term !== definition)
    return { term: Math.max(0, term), definition, score: term >= 0 ? 0.8 : 0.6 };
  if (term >= 0 && texts.length === 2) return { term, definition: 1 - term, score: 0.6 };
  return texts.length === 2 ? { term: 0, definition: 1, score: 0.35 } : null;
}

function looksDefining(cell: AnalysedBlock): boolean {
  const tokens = cell.sentences[0]?.tokens ?? [];
  if (cell.language === 'ja') return cell.text.length >= MIN_JAPANESE_CHARACTERS;
  return tokens.filter((token) => token.partOfSpeech !== 'punctuation').length >= MIN_ENGLISH_WORDS;
}

function findInRow(row: Row, columns: Columns, width: number): TableHit[] {
  const termBlock = row[columns.term];
  const block = row[columns.definition];
  const sentence = block?.sentences[0];
  if (termBlock === undefined || block === undefined || sentence === undefined) return [];
  // An empty cell is no block: in a shorter row nobody knows which column is missing.
  if (row.length !== width || !looksDefining(block)) return [];
  const view = viewSentence(termBlock, 0);
  if (view === null || termBlock.sentences.length > 1) return [];
  const passage: Span = { start: sentence.start, end: sentence.end };
  const definition = viewSentence(block, 0);
  const isKind = definition !== null && namesKind(definition);
  return readNames(view, 0, view.tokens.length).map((term) => ({
    pattern: 'table',
    score: isKind ? Math.max(KIND_SCORE, columns.score) : columns.score,
    term,
    passage,
    termBlock,
    block,
  }));
}

/** What a cell says of a kind is a definition whatever the header calls it. */
const KIND_SCORE = 0.5;

function namesKind(view: SentenceView): boolean {
  if (view.block.language === 'en') return isGenusFragment(view) && ARTICLES.has(view.words[0] ?? '');
  return view.block.language === 'ja' && statesKind(view, 0);
}

/** Finds definitions in the rows of tables: the first row says which columns hold terms and definitions. */
export function findInTables(
  blocks: readonly AnalysedBlock[],
  lineOf: (offset: number) => number,
): TableHit[] {
  return readTables(blocks, lineOf).flatMap((rows) => {
    const header = rows[0];
    const columns = header === undefined ? null : readHeader(header);
    if (header === undefined || columns === null) return [];
    return rows.slice(1).flatMap((row) => findInRow(row, columns, header.length));
  });
}
