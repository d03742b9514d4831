import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { listDocuments } from '../../../../src-main/documents/list-documents.ts';
import { readDocument } from '../../../../src-main/documents/read-document.ts';
import { EXTRACTOR_VERSION } from '../../../../src-main/pipeline/extract/document-extraction.ts';
import { extractDocument } from '../../../../src-main/pipeline/extract/extract-document.ts';
import { createAnalyser } from '../../../../src-main/text/analyse.ts';

const SAMPLES = fileURLToPath(new URL('../../../../samples', import.meta.url));

/** What this version of the extractor finds in the samples: SHA-256 of all that it would store. */
const FOUND = { version: '4', hash: '4cb1528237047208bacba5efcfed4058036cab980b8dccf4c536a1992635e006' };

it('another result of extraction has another version, since stored extractions are kept under it', async () => {
  const analyser = createAnalyser();
  const hash = createHash('sha256');
  for (const file of (await listDocuments(SAMPLES)).files) {
    const result = await readDocument(file);
    if (result.kind !== 'document') throw new Error(`${file.path} was refused.`);
    hash.update(JSON.stringify(await extractDocument(result.document, analyser)));
  }
  // Where this fails: raise EXTRACTOR_VERSION, then write down the new version and hash above.
  expect({ version: EXTRACTOR_VERSION, hash: hash.digest('hex') }).toEqual(FOUND);
});
