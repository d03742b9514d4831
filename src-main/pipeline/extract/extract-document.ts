import type { DocumentToExtract, FoundDefinition, Passage } from '../../domain/extraction.ts';
import type { Analyser } from '../../text/analyse.ts';
import { lineAt, lineStarts } from '../../text/lines.ts';
import type { AnalysedBlock, Block, Language, Sentence, Token } from '../../text/model.ts';
import { parseDocument } from '../../text/parse-document.ts';
import { findDefinitions } from '../definitions/find-definitions.ts';
import { recurringHeadings } from '../definitions/heading-names.ts';
import { type DefinitionSource, toPassage } from '../definitions/passage.ts';
import { scoreMention, type SentenceFacts, sentenceFactsOf } from '../definitions/score-mention.ts';
import {
  type CollectedCandidate,
  createCandidateCollector,
  type SentencePlace,
} from './candidate-collector.ts';
import { createNameRelationFinder } from '../variants/name-relations.ts';
import type { CandidateSpan } from './candidate-span.ts';
import { EXTRACTOR_VERSION } from './document-extraction.ts';
import type { StoredCandidate, StoredExtraction } from './document-extraction.ts';
import { documentParts } from './document-parts.ts';
import { englishSpans } from './english-spans.ts';
import { japaneseSpans } from './japanese-spans.ts';
import { type MarkName, markedSpans } from './marked-spans.ts';

/** A span with the ways in which its author set it apart. */
interface SpanWithMarks extends CandidateSpan {
  readonly marks?: readonly MarkName[];
}

const NO_MARKS: readonly MarkName[] = [];

function phraseSpans(tokens: readonly Token[], language: Language): CandidateSpan[] {
  if (language === 'ja') return japaneseSpans(tokens);
  return language === 'en' ? englishSpans(tokens) : [];
}

/** All candidates of a sentence, each once: by its grammar, and by what the author set apart. */
function spansOf(block: AnalysedBlock, sentence: Sentence): readonly SpanWithMarks[] {
  const phrases = phraseSpans(sentence.tokens, block.language);
  const isPlain = block.marks.length === 0 && block.kind !== 'title' && block.kind !== 'heading';
  const marked = isPlain ? [] : markedSpans(block, sentence);
  if (marked.length === 0) return phrases;
  const byPlace = new Map<string, SpanWithMarks>();
  for (const span of phrases) byPlace.set(`${span.first}-${span.last}`, span);
  for (const { mark, ...span } of marked) {
    const place = `${span.first}-${span.last}`;
    const known = byPlace.get(place);
    byPlace.set(place, { ...(known ?? span), maximal: true, marks: [...(known?.marks ?? []), mark] });
  }
  return [...byPlace.values()];
}

/** Gathers what is found in the parts of a document, one after another. */
function createDocumentReader() {
  const collector = createCandidateCollector();
  const relations = createNameRelationFinder();
  const tokens = { ja: 0, en: 0, other: 0 };

  const addSentence = (
    block: AnalysedBlock,
    sentence: Sentence,
    place: SentencePlace,
    facts: SentenceFacts,
    next: Token | undefined,
  ): void => {
    const collected = { block, tokens: sentence.tokens, next, place };
    const spans = spansOf(block, sentence);
    relations.add(block, sentence, spans);
    // Here and below no `for`: an iterator's result for each sentence and span would be a quarter of all that extraction allocates.
    spans.forEach((span) => {
      const start = sentence.tokens[span.first]?.start ?? 0;
      const end = sentence.tokens[span.last - 1]?.end ?? start;
      collector.add(collected, span, span.marks ?? NO_MARKS, scoreMention(facts, start, end));
    });
  };

  return {
    /** @param parsed the block before it was analysed: what is kept must not hold its tokens */
    add(block: AnalysedBlock, parsed: Block): void {
      const facts = sentenceFactsOf(block);
      block.sentences.forEach((sentence, index) => {
        const fact = facts[index];
        if (fact === undefined) return;
        tokens[block.language] += countWords(sentence.tokens, block.language);
        const place = { block: parsed, start: sentence.start, end: sentence.end };
        addSentence(block, sentence, place, fact, block.sentences[index + 1]?.tokens[0]);
      });
    },
    tokens,
    candidates: () => collector.candidates(),
    relations: () => relations.relations(),
  };
}

const LETTER = /\p{L}/u;

/** Numbers are in no language: they alone do not make a document one of an unknown language. */
function countWords(tokens: readonly Token[], language: Language): number {
  return language === 'other' ? tokens.filter(({ surface }) => LETTER.test(surface)).length : tokens.length;
}

/** Numbers the sentences that are cited, in the order in which they are first asked for. */
function passageIndex(source: DefinitionSource) {
  const passages: Passage[] = [];
  const indexOf = new Map<SentencePlace, number>();
  return {
    passages,
    of(place: SentencePlace): number {
      const known = indexOf.get(place);
      if (known !== undefined) return known;
      indexOf.set(place, passages.length);
      return passages.push(toPassage(place.block, place, source)) - 1;
    },
  };
}

/** Numbers the sentences that tell what kind of thing a candidate names, and keeps their exact slices. */
function evidenceIndex(source: DefinitionSource) {
  const evidence: StoredExtraction['evidence'] = [];
  const indexOf = new Map<SentencePlace, number>();
  return {
    evidence,
    of(place: SentencePlace): number {
      const known = indexOf.get(place);
      if (known !== undefined) return known;
      const { start, end, line } = toPassage(place.block, place, source);
      indexOf.set(place, evidence.length);
      return evidence.push({ start, end, line, quote: source.text.slice(start, end) }) - 1;
    },
  };
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function store(
  candidate: CollectedCandidate,
  source: DefinitionSource,
  passageOf: (place: SentencePlace) => number,
  evidenceOf: (place: SentencePlace) => number,
): StoredCandidate {
  const { forms } = candidate;
  if (forms.length > 1) {
    forms.sort((left, right) => right.count - left.count || compareText(left.surface, right.surface));
  }
  const mentions: [number, number][] = [];
  for (const { place, score } of candidate.mentions) {
    mentions.push([passageOf(place), Math.round(score * 1000) / 1000]);
  }
  const stored: StoredCandidate = {
    key: candidate.key,
    surfaces: forms.map(({ surface, count }) => [surface, count]),
    first: { start: candidate.start, line: source.lineOf(candidate.start) },
    language: candidate.language,
    shape: forms[0]?.shape ?? '',
    mentions,
  };
  // What says nothing is left out: most candidates have none of these.
  if (candidate.parts.length > 0) stored.parts = [...candidate.parts];
  if (candidate.unknown > 0) stored.unknown = candidate.unknown;
  if (candidate.maximal > 0) stored.maximal = candidate.maximal;
  if (candidate.marks !== null) stored.marks = Object.fromEntries(candidate.marks);
  if (candidate.cues !== null) {
    stored.cues = {};
    for (const [name, { points, strength, place }] of candidate.cues) {
      stored.cues[name] = { points, strength, evidence: evidenceOf(place) };
    }
  }
  if (candidate.reading !== null) stored.reading = candidate.reading;
  return stored;
}

/**
 * Finds the candidates for terms in one document, the passages that tell most about each, and the sentences
 * that define a term. Cost is linear in the length of the document.
 *
 * @returns plain JSON to be stored; `expandExtraction` puts the passages where they belong
 * @throws Error when the dictionary of a language cannot be loaded
 */
export async function extractDocument(
  document: DocumentToExtract,
  analyser: Analyser,
): Promise<StoredExtraction> {
  const blocks = parseDocument(document);
  const starts = lineStarts(document.text);
  const source = { text: document.text, lineOf: (offset: number) => lineAt(starts, offset) };
  const headings = recurringHeadings(blocks);
  const reader = createDocumentReader();
  const definitions: FoundDefinition[] = [];
  for (const [number, part] of documentParts(blocks).entries()) {
    const analysed = await analyser.analyse(part);
    const isFirst = number === 0;
    for (const found of findDefinitions(analysed, source, { recurringHeadings: headings, isFirst }))
      definitions.push(found);
    for (const [index, block] of analysed.entries()) {
      const parsed = part[index];
      if (parsed !== undefined) reader.add(block, parsed);
    }
  }
  const index = passageIndex(source);
  const evidence = evidenceIndex(source);
  const candidates = reader.candidates().map((candidate) => store(candidate, source, index.of, evidence.of));
  const { shortForms, sideBySide } = reader.relations();
  return {
    version: EXTRACTOR_VERSION,
    tokens: reader.tokens,
    passages: index.passages,
    candidates,
    evidence: evidence.evidence,
    definitions,
    shortForms: [...shortForms],
    sideBySide: [...sideBySide],
  };
}
