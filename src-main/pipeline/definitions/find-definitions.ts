import type { FoundDefinition } from '../../domain/extraction.ts';
import type { AnalysedBlock, Language, Sentence } from '../../text/model.ts';
import { termKeyOfText } from '../../text/term-key.ts';
import { findAbbreviations } from './abbreviation.ts';
import { CUE, englishCues } from './english-cues.ts';
import { findInEnglishSentence } from './english-sentences.ts';
import { type PartOfDocument, recurringHeadings } from './heading-names.ts';
import { findUnderHeadings } from './headings.ts';
import { incidentalPenalty } from './incidental.ts';
import { findInJapaneseSentence } from './japanese-sentences.ts';
import { findLabelled } from './labelled.ts';
import { type DefinitionSource, toPassage } from './passage.ts';
import { type DefinitionHit, isTooLong, type Span, viewSentence } from './sentence-view.ts';
import { findInTables } from './tables.ts';

/** Hits below this are guesses that nobody would want to read. */
const MIN_SCORE = 0.28;
/** Blocks of a kind that holds sentences. */
const WITH_SENTENCES = new Set(['paragraph', 'list-item', 'quote', 'table-cell']);

/** Most sentences define nothing. */
const NO_HITS: readonly DefinitionHit[] = [];

function findInSentence(block: AnalysedBlock, index: number): readonly DefinitionHit[] {
  const sentence = block.sentences[index];
  if (sentence === undefined || block.language === 'other' || isTooLong(sentence)) return NO_HITS;
  const cues = block.language === 'en' ? englishCues(sentence.tokens) : null;
  if (cues === 0) return NO_HITS;
  if (cues === CUE.bracket) return findAbbreviations(block.text, sentence);
  if (cues === CUE.link && isAboutPronoun(sentence)) return NO_HITS;
  const view = viewSentence(block, index);
  if (view === null) return NO_HITS;
  const found = cues === null ? findInJapaneseSentence(view) : findInEnglishSentence(view, cues);
  return found.map((hit) => withoutIncidental(block, hit));
}

/** "He was", "there is": no term is the subject, and what "it" is may stand in the sentence before. */
function isAboutPronoun({ tokens }: Sentence): boolean {
  const first = tokens[0];
  return first?.partOfSpeech === 'pronoun' && first.surface !== 'It' && first.surface !== 'What';
}

/** An abbreviation is written out whatever the sentence is about. */
function withoutIncidental(block: AnalysedBlock, hit: DefinitionHit): DefinitionHit {
  if (hit.pattern === 'abbreviation') return hit;
  const text = block.text.slice(hit.passage.start, hit.passage.end);
  const penalty = incidentalPenalty(text, block.language);
  return penalty === 0 ? hit : { ...hit, score: hit.score - penalty };
}

/** A section that is there to define terms. */
const GLOSSARY = /\b(?:glossary|definitions|terminology|interpretation)\b|用語|定義/iu;
const GLOSSARY_BONUS = 0.1;
const HIGHEST = 0.97;

function isInGlossary({ section }: AnalysedBlock): boolean {
  return GLOSSARY.test(section.at(-1) ?? '');
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

function collect(
  blocks: readonly AnalysedBlock[],
  source: DefinitionSource,
  part: PartOfDocument,
): Definition[] {
  const definitions: Definition[] = [];
  const bySentence = new Map<Sentence, readonly DefinitionHit[]>();
  const add = (block: AnalysedBlock, hit: DefinitionHit): void => {
    const term = block.text.slice(hit.term.start, hit.term.end);
    const score = isInGlossary(block) ? Math.min(HIGHEST, hit.score + GLOSSARY_BONUS) : hit.score;
    definitions.push({ ...hit, score, term, block, language: block.language });
  };
  for (const block of blocks) {
    if (!WITH_SENTENCES.has(block.kind)) continue;
    block.sentences.forEach((sentence, index) => {
      const found = findInSentence(block, index);
      if (found.length === 0) return;
      bySentence.set(sentence, found);
      for (const hit of found) add(block, hit);
    });
    for (const hit of findLabelled(block)) add(block, hit);
  }
  for (const hit of findInTables(blocks, (offset) => source.lineOf(offset))) {
    const term = hit.termBlock.text.slice(hit.term.start, hit.term.end);
    definitions.push({ ...hit, term, language: hit.termBlock.language });
  }
  for (const hit of findUnderHeadings(blocks, (sentence) => bySentence.get(sentence) ?? NO_HITS, part)) {
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
 * @param blocks the analysed blocks of one document or of a part of it, in the order of the text
 * @param source the document's text and how to find a line in it
 * @param part what is known of the document where the blocks are a part of it, see `documentParts`
 * @returns the definitions in the order of the text; one passage can define several terms
 */
export function findDefinitions(
  blocks: readonly AnalysedBlock[],
  source: DefinitionSource,
  part: PartOfDocument = { recurringHeadings: recurringHeadings(blocks), isFirst: true },
): FoundDefinition[] {
  const found = collect(blocks, source, part)
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
