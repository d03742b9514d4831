import { createAnalyser } from '../../src-main/text/analyse.ts';
import { parseDocument } from '../../src-main/text/parse-document.ts';
import { extractDocument } from '../../src-main/pipeline/extract/extract-document.ts';
import { measured, median, timeOf } from './bench.ts';
import type { Bench } from './bench.ts';
import { makeText } from './generated-text.ts';

const ROUNDS = 3;
const DOCUMENTS = 10;
const CHARACTERS = { en: 1_000_000, ja: 350_000 };

/** Extraction of about 10 MB, from the text of the documents to what is stored ÷ the tokeniser alone on the same text. */
export function extraction(language: 'en' | 'ja'): Bench {
  return async () => {
    const documents = Array.from({ length: DOCUMENTS }, (_, number) => ({
      path: `${number}.txt`,
      format: 'text' as const,
      text: makeText(language, CHARACTERS[language], 300, number),
    }));
    const analyser = createAnalyser();
    const parsed = documents.map(parseDocument);
    const tokenise = async (): Promise<void> => {
      for (const blocks of parsed) await analyser.analyse(blocks);
    };
    const extract = async (): Promise<void> => {
      for (const document of documents) await extractDocument(document, analyser);
    };
    await tokenise();
    await extract();
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      ratios.push((await timeOf(extract)) / (await timeOf(tokenise)));
    return measured(
      `extraction-${language}`,
      median(ratios),
      'ratio',
      'tokenising the same text, parsed beforehand',
      1.5,
    );
  };
}
