/**
 * Measures the definitions on a folder of documents that each explain what their title names:
 * `node tests/quality/definitions.ts DIR`. Prints how many titles get their definition from the first paragraph
 * of their own document, the titles that do not, and how many definitions each pattern found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { findDefinitions } from '../../src-main/pipeline/definitions/find-definitions.ts';
import { orderDefinitions } from '../../src-main/pipeline/definitions/order-definitions.ts';
import type { DefinitionInDocument } from '../../src-main/pipeline/definitions/order-definitions.ts';
import { createAnalyser } from '../../src-main/text/analyse.ts';
import { lineAt, lineStarts } from '../../src-main/text/lines.ts';
import { parseDocument } from '../../src-main/text/parse-document.ts';
import { termKeyOfText } from '../../src-main/text/term-key.ts';

interface TitledDocument {
  readonly document: string;
  readonly title: string;
  readonly titleKey: string;
  /** Offsets of the first paragraph. */
  readonly start: number;
  readonly end: number;
}

const folder = process.argv[2];
const showAll = process.argv.includes('--all');
if (folder === undefined) {
  process.stderr.write('Usage: node tests/quality/definitions.ts DIR [--all]\n');
  process.exit(2);
}

/** Markup that opens a paragraph may stand before the paragraph's first readable character. */
const MARKUP_SLACK = 4;

const analyser = createAnalyser();
const found: DefinitionInDocument[] = [];
const titled: TitledDocument[] = [];

for (const document of readdirSync(folder).sort()) {
  const format = document.endsWith('.md') ? 'markdown' : document.endsWith('.txt') ? 'text' : null;
  if (format === null) continue;
  const text = readFileSync(path.join(folder, document), 'utf8');
  const blocks = await analyser.analyse(parseDocument({ path: document, format, text }));
  const starts = lineStarts(text);
  const source = { text, lineOf: (offset: number) => lineAt(starts, offset) };
  found.push(...findDefinitions(blocks, source).map((definition) => ({ ...definition, document })));
  const title = blocks.find((block) => block.kind === 'title');
  const paragraph = blocks.find((block) => block.kind === 'paragraph');
  if (title === undefined || paragraph === undefined) continue;
  const name = title.text.replace(/\s*[(（].*$/u, '').trim();
  titled.push({
    document,
    title: name,
    titleKey: termKeyOfText(name, title.language),
    start: (paragraph.origin[0] ?? 0) - MARKUP_SLACK,
    end: (paragraph.origin.at(-1) ?? 0) + 1,
  });
}

let hits = 0;
for (const { document, title, titleKey, start, end } of titled) {
  const own = found.filter((definition) => definition.termKey === titleKey);
  const best = orderDefinitions(own, { key: titleKey, forms: [title] })[0];
  if (best !== undefined && best.document === document && best.start >= start && best.start < end) hits++;
  else process.stdout.write(`miss: ${title} (${document}): ${best?.text ?? 'no definition'}\n`);
}

const patterns = new Map<string, number>();
for (const { pattern } of found) patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
if (showAll) {
  for (const { score, pattern, term, text, document, line } of found) {
    process.stdout.write(`${score.toFixed(2)} ${pattern} | ${term} | ${text} | ${document}:${line}\n`);
  }
}
process.stdout.write(
  `definitions: ${found.length} ${JSON.stringify(Object.fromEntries([...patterns].sort(([left], [right]) => (left < right ? -1 : 1))))}\n`,
);
process.stdout.write(`titles defined in their own first paragraph: ${hits} of ${titled.length}\n`);
