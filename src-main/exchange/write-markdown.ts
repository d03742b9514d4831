import type { Citation } from '../domain/citation.ts';
import type { GlossaryEntry } from '../domain/entry.ts';
import { codeSpan, escapeMarkdown } from './escape-markdown.ts';
import type { GlossaryExport } from './glossary-export.ts';
import { markdownLabels } from './markdown-labels.ts';
import type { MarkdownLabels } from './markdown-labels.ts';

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The language that most entries are written in: their definition decides, else their term. */
function languageOf(entries: readonly GlossaryEntry[]): 'ja' | 'en' {
  const japanese = entries.filter((entry) => JAPANESE.test(entry.definition ?? entry.term));
  return japanese.length * 2 > entries.length ? 'ja' : 'en';
}

/** A citation's place, and its quote above it as a block quote. */
function sourceBlocks(citation: Citation): string {
  const place = `> — ${codeSpan(`${citation.document}:${citation.line}`)}`;
  const quote = escapeMarkdown(citation.quote);
  return quote === '' ? place : `> ${quote}\n>\n${place}`;
}

function contentBlocks(entry: GlossaryEntry, labels: MarkdownLabels): string[] {
  if (entry.definition !== null) {
    return [escapeMarkdown(entry.definition), ...separateQuotes(entry.citations.map(sourceBlocks))];
  }
  if (entry.description === null) return [`*${labels.noDefinition}*`];
  return [
    `*${labels.noDefinition}* ${labels.passage}`,
    escapeMarkdown(entry.description.text),
    `— ${codeSpan(`${entry.description.citation.document}:${entry.description.citation.line}`)}`,
  ];
}

/** Block quotes that follow each other would run together without something between them. */
function separateQuotes(quotes: readonly string[]): string[] {
  return quotes.length === 0 ? [] : [quotes.join('\n>\n')];
}

function entryBlocks(entry: GlossaryEntry, labels: MarkdownLabels): string[] {
  const fact = (label: string, value: string): string => `**${label}**${labels.colon}${value}`;
  const forms = (label: string, all: readonly string[]): string[] =>
    all.length === 0 ? [] : [fact(label, all.map(escapeMarkdown).join(labels.separator))];
  const { preferred, forbidden } = entry.markedForms;
  const aliases = entry.aliases.filter((alias) => !forbidden.includes(alias));
  const facts = [
    ...(entry.reading === null ? [] : [fact(labels.reading, escapeMarkdown(entry.reading))]),
    ...forms(labels.aliases, aliases),
    ...forms(labels.preferred, preferred),
    ...forms(labels.forbidden, forbidden),
    fact(labels.category, labels.categories[entry.category]),
    fact(labels.status, labels.statuses[entry.status]),
  ];
  const documents = new Set(entry.occurrences.map(({ document }) => document)).size;
  return [
    `## ${escapeMarkdown(entry.term)}`,
    facts.join(' · '),
    ...contentBlocks(entry, labels),
    labels.occurrences(entry.occurrences.length, documents),
  ];
}

function issueBlocks(glossary: GlossaryExport, labels: MarkdownLabels): string[] {
  if (glossary.issues.length === 0) return [];
  const lines = glossary.issues.map(
    ({ term, type, reason }) =>
      `- **${escapeMarkdown(term)}** (${labels.issueTypes[type]})${labels.colon}${escapeMarkdown(reason)}`,
  );
  return ['---', `## ${labels.issues}`, lines.join('\n')];
}

/** Says so where the run behind the glossary did not do all of its work. */
function warningBlocks({ run }: GlossaryExport, labels: MarkdownLabels): string[] {
  if (run === null || (run.status === 'completed' && run.unitsFailed === 0)) return [];
  return [`**${labels.incomplete(run.status, run.unitsFailed)}**`];
}

/**
 * Writes a glossary for reading, as Markdown (CommonMark), with labels in the language of most entries.
 *
 * Each entry shows its definition with the quoted passages and their places as `document:line`, or says that
 * there is none and shows the most telling passage instead. Whatever comes from documents is escaped: it
 * can become neither markup nor links, images or HTML.
 */
export function writeMarkdown(glossary: GlossaryExport): string {
  const labels = markdownLabels(languageOf(glossary.entries));
  const blocks = [
    `# ${escapeMarkdown(labels.title(glossary.project))}`,
    glossary.entries.length === 0 ? labels.noEntries : labels.termCount(glossary.entries.length),
    ...warningBlocks(glossary, labels),
    ...glossary.entries.flatMap((entry) => entryBlocks(entry, labels)),
    ...issueBlocks(glossary, labels),
  ];
  return `${blocks.join('\n\n')}\n`;
}
