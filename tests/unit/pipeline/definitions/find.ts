import { findDefinitions } from '../../../../src-main/pipeline/definitions/find-definitions.ts';
import type { DocumentFormat } from '../../../../src-main/domain/document.ts';
import type { FoundDefinition } from '../../../../src-main/domain/extraction.ts';
import { createAnalyser } from '../../../../src-main/text/analyse.ts';
import { lineAt, lineStarts } from '../../../../src-main/text/lines.ts';
import type { AnalysedBlock } from '../../../../src-main/text/model.ts';
import { parseDocument } from '../../../../src-main/text/parse-document.ts';

const analyser = createAnalyser();

/** Parses and analyses a text as the program does. */
export function analyse(text: string, format: DocumentFormat = 'markdown'): Promise<AnalysedBlock[]> {
  return analyser.analyse(parseDocument({ path: 'sample.md', format, text }));
}

/** The definitions of a text, found as the program finds them. */
export async function findIn(text: string, format: DocumentFormat = 'markdown'): Promise<FoundDefinition[]> {
  const starts = lineStarts(text);
  return findDefinitions(await analyse(text, format), { text, lineOf: (offset) => lineAt(starts, offset) });
}
