import { isCitationTrue } from '../../src-main/domain/citation.ts';
import type { Citation } from '../../src-main/domain/citation.ts';
import type { EntryContent } from '../../src-main/domain/entry.ts';
import type { DocumentToExtract } from '../../src-main/domain/extraction.ts';
import type { RankedTerm } from '../../src-main/domain/term.ts';
import { extract } from '../../src-main/llm/extractive-provider.ts';
import { collectRequests } from '../../src-main/pipeline/define/collect-requests.ts';
import { expandExtraction } from '../../src-main/pipeline/extract/document-extraction.ts';
import { extractDocument } from '../../src-main/pipeline/extract/extract-document.ts';
import { rankTerms } from '../../src-main/pipeline/extract/rank-terms.ts';
import type { Analyser } from '../../src-main/text/analyse.ts';

/** What the engine makes of the documents of a project, without a model and before a person decided anything. */
export interface EngineResult {
  /** All candidates, best first. */
  readonly terms: readonly RankedTerm[];
  /** What the glossary would say about a term, by its key: of those proposed and those asked for. */
  readonly contents: ReadonlyMap<string, EntryContent>;
  /** Number of passages that anything rests on or that were offered for it. */
  readonly quotes: number;
  /** Those whose quote is not the exact slice that they name: none, if all is well. */
  readonly falseQuotes: readonly Citation[];
}

/**
 * Runs the engine as a run of the program does.
 *
 * @param isAskedFor whether a term that is not proposed is to be defined as well
 */
export async function runEngine(
  documents: readonly DocumentToExtract[],
  isAskedFor: (term: RankedTerm) => boolean,
  analyser: Analyser,
): Promise<EngineResult> {
  const extracted = [];
  for (const document of documents) {
    const extraction = expandExtraction(await extractDocument(document, analyser));
    extracted.push({ ...document, extraction });
  }
  const terms = rankTerms(extracted.map(({ path, extraction }) => ({ document: path, extraction })));
  const requests = collectRequests(
    terms
      .filter((term) => term.proposed || isAskedFor(term))
      .map(({ key, term, variants, forms }) => ({
        key,
        term,
        aliases: variants,
        keys: [key, ...forms.map((form) => form.key)],
      })),
    extracted,
  );
  const contents = new Map(requests.map((request) => [request.termKey, extract(request)]));

  const citations = [
    ...requests.flatMap(({ passages }) => passages.map(({ citation }) => citation)),
    ...[...contents.values()].flatMap(citationsOf),
    ...terms.flatMap(({ categoryEvidence }) => (categoryEvidence === null ? [] : [categoryEvidence])),
  ];
  const textOf = new Map(documents.map(({ path, text }) => [path, text]));
  return {
    terms,
    contents,
    quotes: citations.length,
    falseQuotes: citations.filter(
      (citation) => !isCitationTrue(citation, textOf.get(citation.document) ?? ''),
    ),
  };
}

function citationsOf({ citations, description, alternatives }: EntryContent): Citation[] {
  return [
    ...citations,
    ...(description === null ? [] : [description.citation]),
    ...alternatives.map(({ citation }) => citation),
  ];
}
