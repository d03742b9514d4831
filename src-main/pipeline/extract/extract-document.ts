import type { DocumentToExtract, FoundDefinition, Passage } from '../../domain/extraction.ts';
import type { Analyser } from '../../text/analyse.ts';
import { lineAt, lineStarts } from '../../text/lines.ts';
import type { AnalysedBlock, Language, Sentence, Token } from '../../text/model.ts';
import { parseDocument } from '../../text/parse-document.ts';
import { findDefinitions } from '../definitions/find-definitions.ts';
import { type DefinitionSource, toPassage } from '../definitions/passage.ts';
import { scoreMention, sentenceFactsOf } from '../definitions/score-mention.ts';
import {
  type CollectedCandidate,
  createCandidateCollector,
  type SentencePlace,
} from './candidate-collector.ts';
import type { CandidateSpan } from './candidate-span.ts';
import type { StoredCandidate, StoredExtraction } from './document-extraction.ts';
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

function collect(blocks: readonly AnalysedBlock[]): readonly CollectedCandidate[] {
  const collector = createCandidateCollector();
  blocks.forEach((block, blockIndex) => {
    const facts = sentenceFactsOf(block);
    block.sentences.forEach((sentence, sentenceIndex) => {
      const { tokens } = sentence;
      const fact = facts[sentenceIndex];
      const collected = { block, tokens, place: { block: blockIndex, sentence: sentenceIndex } };
      for (const span of spansOf(block, sentence)) {
        const start = tokens[span.first]?.start ?? 0;
        const end = tokens[span.last - 1]?.end ?? start;
        const score = fact === undefined ? 0 : scoreMention(fact, start, end);
        collector.add(collected, span, span.marks ?? NO_MARKS, score);
      }
    });
  });
  return collector.candidates();
}

/** Numbers the sentences that are cited, in the order in which they are first asked for. */
function passageIndex(blocks: readonly AnalysedBlock[], source: DefinitionSource) {
  const passages: Passage[] = [];
  const indexOf = new Map<SentencePlace, number>();
  return {
    passages,
    of(place: SentencePlace): number | null {
      const block = blocks[place.block];
      const sentence = block?.sentences[place.sentence];
      if (block === undefined || sentence === undefined) return null;
      const known = indexOf.get(place);
      if (known !== undefined) return known;
      indexOf.set(place, passages.length);
      return passages.push(toPassage(block, sentence, source)) - 1;
    },
  };
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function store(
  candidate: CollectedCandidate,
  source: DefinitionSource,
  passageOf: (place: SentencePlace) => number | null,
): StoredCandidate {
  const { forms } = candidate;
  if (forms.length > 1) {
    forms.sort((left, right) => right.count - left.count || compareText(left.surface, right.surface));
  }
  const mentions: [number, number][] = [];
  for (const { place, score } of candidate.mentions) {
    const index = passageOf(place);
    if (index !== null) mentions.push([index, Math.round(score * 1000) / 1000]);
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
  if (candidate.cues !== null) stored.cues = Object.fromEntries(candidate.cues);
  if (candidate.reading !== null) stored.reading = candidate.reading;
  return stored;
}

function countTokens(blocks: readonly AnalysedBlock[]): Record<Language, number> {
  const totals = { ja: 0, en: 0, other: 0 };
  for (const block of blocks) {
    for (const sentence of block.sentences) totals[block.language] += sentence.tokens.length;
  }
  return totals;
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
  const blocks = await analyser.analyse(parseDocument(document));
  const starts = lineStarts(document.text);
  const source = { text: document.text, lineOf: (offset: number) => lineAt(starts, offset) };
  const index = passageIndex(blocks, source);
  const definitions: FoundDefinition[] = findDefinitions(blocks, source);
  const candidates = collect(blocks).map((candidate) => store(candidate, source, (place) => index.of(place)));
  return { tokens: countTokens(blocks), passages: index.passages, candidates, definitions };
}
