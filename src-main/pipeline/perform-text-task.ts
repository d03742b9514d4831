import { readDocument } from '../documents/read-document.ts';
import type { Analyser } from '../text/analyse.ts';
import { pack, unpack, unpackAt, unpackEach } from '../threads/packed.ts';
import { countTerms } from './count-terms.ts';
import { parsePassages } from './extract/document-extraction.ts';
import type { PassagesOfTerms } from './extract/document-extraction.ts';
import { extractDocument } from './extract/extract-document.ts';
import type { DocumentToLookUp, Lookups } from './lookups.ts';
import { concludeJudging } from './judge/conclude-judging.ts';
import { planJudging } from './judge/plan-judging.ts';
import { planUnits } from './planned-units.ts';
import type { Reader } from './reader/reader.ts';
import { concludeRefinement } from './refine/conclude-refinement.ts';
import { planRefinement } from './refine/plan-refinement.ts';
import { reviewGlossary } from './review/review-glossary.ts';
import type { DefinitionInDocument, TextTask, TextTaskResult, ReadOutcome, TaskOf } from './text-tasks.ts';
import {
  documentsOf,
  stored,
  rank,
  definitionsOf,
  collect,
  chooseCollected,
} from './tasks/extraction-tasks.ts';
import { prepareReview, glossaryOf, merge, issuesOf, contentsOf, textsOf } from './tasks/review-tasks.ts';

/** What a thread holds from one task to the next. */
export interface TextThread {
  readonly analyser: Analyser;
  readonly lookups: Lookups;
  readonly reader: Reader;
  /** Called between the documents of a long task, which leave much garbage. */
  readonly tidy: () => void;
}

/** Performs one task. Synchronous inside but for reading files and loading dictionaries. */
export async function performTextTask(
  task: TextTask,
  { analyser, lookups, reader, tidy }: TextThread,
): Promise<TextTaskResult> {
  switch (task.kind) {
    case 'read':
      return { kind: 'read', outcome: await read(task) };
    case 'extract': {
      const document = unpack(task.document);
      if (document === null) return { kind: 'extract', extraction: null };
      const extraction = JSON.stringify(await extractDocument(document, analyser));
      return { kind: 'extract', extraction: pack(extraction) };
    }
    case 'rank':
      return rank(task, tidy);
    case 'count':
      return { kind: 'count', terms: countTerms(task.terms, documentsOf(task.documents)) };
    case 'definitions': {
      const definitions: DefinitionInDocument[] = [];
      const parse = (json: string): PassagesOfTerms => parsePassages(json, () => false);
      for (const found of stored(task.extractions, parse, tidy)) definitions.push(...definitionsOf(found));
      return { kind: 'definitions', definitions };
    }
    case 'collect':
      return { kind: 'collect', units: collect(task, tidy) };
    case 'choose-collected':
      return { kind: 'choose-collected', units: chooseCollected(task) };
    case 'plan-judging': {
      const units = planJudging(task.candidates, unpackEach(task.requests), task.judgeIdentity);
      return { kind: 'plan-judging', units: planUnits(units) };
    }
    case 'conclude-judging': {
      const answers = [...unpackEach(task.answers)];
      const { judgements, counts } = concludeJudging([...unpackEach(task.candidates)], answers, task.model);
      return { kind: 'conclude-judging', judgements: pack(judgements), counts };
    }
    case 'working-glossary':
      return prepareReview(task);
    case 'review': {
      const issues = reviewGlossary([...unpackEach(task.entries)], textsOf(task.documents));
      return { kind: 'review', issues: pack(JSON.stringify(issues)) };
    }
    case 'merge-issues':
      return { kind: 'merge-issues', issues: merge(task) };
    case 'plan-refinement': {
      const requests = new Map([...unpackEach(task.requests)].map((request) => [request.termKey, request]));
      const units = planRefinement(
        [...unpackEach(task.entries)],
        issuesOf(task.issues),
        (termKey) => requests.get(termKey),
        task.identity,
      );
      return { kind: 'plan-refinement', units: planUnits(units) };
    }
    case 'conclude-refinement': {
      const { better, issues, ...refinement } = concludeRefinement(
        glossaryOf(task.glossary),
        issuesOf(task.issues),
        contentsOf(task.refined),
        textsOf(task.documents),
      );
      return { kind: 'conclude-refinement', refinement: pack(refinement), better, issues };
    }
    case 'contexts':
      return { kind: 'contexts', found: lookups.contexts({ ...task, documents: documentsToSearch(task) }) };
    case 'reader':
      return { kind: 'reader', answer: reader.answer(task) };
    case 'links':
      return {
        kind: 'links',
        links: lookups.links({
          ...task,
          glossary: task.glossary === null ? null : [...unpackEach(task.glossary)],
        }),
      };
  }
}

async function read({ file, knownHash }: TaskOf<'read'>): Promise<ReadOutcome> {
  const result = await readDocument(file);
  if (result.kind !== 'document') return result;
  if (result.document.hash === knownHash) return { kind: 'unchanged' };
  const { text, ...document } = result.document;
  return { kind: 'document', document: { ...document, text: pack(text) } };
}

/** The documents of a search; one that was removed since it was listed has no occurrences any more. */
function documentsToSearch({ documents, texts }: TaskOf<'contexts'>): DocumentToLookUp[] {
  if (texts === null) return documents.map((document) => ({ ...document, text: null }));
  return documents.map((document, index) => unpackAt(texts, index) ?? { ...document, text: '' });
}
