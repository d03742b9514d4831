import type { FoundDefinition } from '../../domain/extraction.ts';
import type { AnalysedBlock, Language } from '../../text/model.ts';
import { termKeyOfText } from '../../text/term-key.ts';
import { findInEnglishSentence } from './english-sentences.ts';
import { findUnderHeadings } from './headings.ts';
import { findInJapaneseSentence } from './japanese-sentences.ts';
import { findLabelled } from './labelled.ts';
import { type DefinitionSource, toPassage } from './passage.ts';
import { type DefinitionHit, type Span, viewSentence } from './sentence-view.ts';
import { findInTables } from './tables.ts';

/** Hits below this are guesses that nobody would want to read. */
const MIN_SCORE = 0.28;
/** Blocks of a kind that holds sentences. */
const WITH_SENTENCES = new Set(['paragraph', 'list-item', 'quote', 'table-cell']);

function findInSentence(block: AnalysedBlock, index: number): readonly DefinitionHit[] {
  const view = viewSentence(block, index);
  if (view === null) return [];
  if (block.language === 'en') return findInEnglishSentence(view);
  return block.language === 'ja' ? findInJapaneseSentence(view) : [];
}

/** A term defined by a passage, before its place in the document is worked out. */
interface Definition {
  readonly term: string;
  readonly language: Language;
  readonly block: AnalysedBlock;
  readonly passage: Span;
  readonly score: number;
  readonly pattern: string;
}

function collect(blocks: readonly AnalysedBlock[], source: DefinitionSource): Definition[] {
  const definitions: Definition[] = [];
  const bySentence = new Map<AnalysedBlock, (readonly DefinitionHit[])[]>();
  const add = (block: AnalysedBlock, hit: DefinitionHit): void => {
    const term = block.text.slice(hit.term.start, hit.term.end);
    definitions.push({ ...hit, term, block, language: block.language });
  };
  for (const block of blocks) {
    if (!WITH_SENTENCES.has(block.kind)) continue;
    const found = block.sentences.map((_, index) => findInSentence(block, index));
    bySentence.set(block, found);
    for (const hit of found.flat()) add(block, hit);
    for (const hit of findLabelled(block)) add(block, hit);
  }
  for (const hit of findInTables(blocks, (offset) => source.lineOf(offset))) {
    const term = hit.termBlock.text.slice(hit.term.start, hit.term.end);
    definitions.push({ ...hit, term, language: hit.termBlock.language });
  }
  for (const hit of findUnderHeadings(blocks, (block, sentence) => bySentence.get(block)?.[sentence] ?? [])) {
    definitions.push({ ...hit, term: hit.name, language: hit.headingBlock.language });
  }
  return definitions;
}

/** Of several patterns that found the same passage for the same term, the surest stands for it. */
function keepSurest(definitions: readonly FoundDefinition[]): FoundDefinition[] {
  const best = new Map<string, FoundDefinition>();
  for (const definition of definitions) {
    const identity = `${definition.start}\u0000${definition.termKey}`;
    const known = best.get(identity);
    if (known === undefined || definition.score > known.score) best.set(identity, definition);
  }
  return [...best.values()].sort(
    (left, right) =>
      left.start - right.start || left.end - right.end || compareText(left.termKey, right.termKey),
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Finds the passages of a document that define a term: sentences ("X is a Y that", 「Xとは…である」), labelled
 * items, table rows, and the paragraph below a title or heading that is a term.
 *
 * Cost is linear in the length of the text; sentences longer than 800 characters are passed over.
 *
 * @param blocks the analysed blocks of one document, in the order of the text
 * @param source the document's text and how to find a line in it
 * @returns the definitions in the order of the text; one passage can define several terms
 */
export function findDefinitions(
  blocks: readonly AnalysedBlock[],
  source: DefinitionSource,
): FoundDefinition[] {
  const found = collect(blocks, source)
    .filter((definition) => definition.score >= MIN_SCORE)
    .map((definition) => ({
      ...toPassage(definition.block, definition.passage, source),
      termKey: termKeyOfText(definition.term, definition.language),
      term: definition.term,
      score: Math.round(definition.score * 1_000) / 1_000,
      pattern: definition.pattern,
    }));
  return keepSurest(found.filter((definition) => definition.termKey !== ''));
}
