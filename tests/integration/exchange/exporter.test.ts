import { describe, expect, it, onTestFinished } from 'vitest';
import { EXPORT_FORMATS } from '../../../src-main/domain/export-format.ts';
import { startExporter } from '../../../src-main/exchange/exporter.ts';
import { writeGlossary } from '../../../src-main/exchange/formats.ts';
import { pack, packList, unpack } from '../../../src-main/threads/packed.ts';
import { THREAD_FILES } from '../../support/app.ts';
import { errorOf } from '../../support/work.ts';
import { NO_MARKED_FORMS } from '../../../src-main/domain/synonyms.ts';

const document = (path: string, text: string) => ({ path, text, format: 'text' as const, hash: '' });
const entry = (term: string, reading: string | null = null) => ({
  termKey: term.toLowerCase(),
  term,
  reading,
  aliases: [],
  category: 'technical-term' as const,
  status: 'draft' as const,
  definition: null,
  description: null,
  confidence: 0,
  citations: [],
  alternatives: [],
  markedForms: NO_MARKED_FORMS,
  extractive: null,
  writer: null,
});
const SOURCE = {
  glossary: pack({
    project: { name: 'Workshop', createdAt: 'then' },
    entries: [
      { ...entry('Kiln'), edited: true },
      entry('窯', 'かま'),
      entry('item 10'),
      entry('item 9'),
      entry('足場', 'あしば'),
    ],
    issues: [{ term: 'Kiln', type: 'undefined' as const, reason: 'It is so.', cause: 'secret' }],
  }),
  documents: packList([document('b.txt', 'A kiln.\nThe Kiln and the 窯.'), null, document('a.txt', 'Kiln')]),
  run: null,
};

function exporter() {
  const started = startExporter(THREAD_FILES.export);
  onTestFinished(() => started.close());
  return started;
}

const going = new AbortController().signal;

describe('the glossary that is handed on', () => {
  it('is ordered for readers, with the occurrences of its terms, and nothing else of the project', async () => {
    const glossary = unpack(await exporter().assemble(SOURCE, going));
    expect(glossary.entries.map(({ term }) => term)).toEqual(['item 9', 'item 10', 'Kiln', '足場', '窯']);
    expect(glossary.entries.find(({ term }) => term === 'Kiln')).toEqual({
      term: 'Kiln',
      reading: null,
      aliases: [],
      category: 'technical-term',
      status: 'draft',
      definition: null,
      description: null,
      confidence: 0,
      citations: [],
      alternatives: [],
      markedForms: NO_MARKED_FORMS,
      occurrences: [
        { document: 'b.txt', line: 1 },
        { document: 'b.txt', line: 2 },
        { document: 'a.txt', line: 1 },
      ],
    });
    expect(glossary).toMatchObject({ project: 'Workshop', run: null });
    expect(glossary.issues).toEqual([{ term: 'Kiln', type: 'undefined', reason: 'It is so.' }]);
  });

  it.each(EXPORT_FORMATS)('W39: is written in a thread as it is written anywhere: %s', async (format) => {
    const thread = exporter();
    const { bytes, entries } = await thread.write(SOURCE, format, going);
    const glossary = unpack(await thread.assemble(SOURCE, going));
    expect(Buffer.from(bytes).toString('utf8')).toBe(writeGlossary(glossary, format));
    expect(entries).toBe(5);
  });

  it('is not made for somebody who is gone', async () => {
    const reason = new Error('The project is closed.');
    expect(await errorOf(exporter().write(SOURCE, 'md', AbortSignal.abort(reason)))).toBe(reason);
    const closing = new AbortController();
    const written = errorOf(exporter().write(SOURCE, 'md', closing.signal));
    closing.abort(reason);
    expect(await written).toBe(reason);
  });
});
