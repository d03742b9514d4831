import { isMap, isScalar, parseDocument } from 'yaml';

/** The title that a document's front matter gives, with its place in the document. */
export interface FrontMatterTitle {
  readonly text: string;
  /** Offsets of the value in the document; as long as `text` unless YAML escapes or folds it. */
  readonly start: number;
  readonly end: number;
}

export interface FrontMatter {
  /** Where the text after the front matter starts. */
  readonly end: number;
  /** Null where there is no title, or where the front matter is not valid YAML. */
  readonly title: FrontMatterTitle | null;
}

const OPENING = /^(?:---|\+\+\+)[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;
const CLOSING_TOML = /^\+\+\+[ \t]*$/m;
const TITLE_TOML = /^(title[ \t]*=[ \t]*["'])([^"'\\\n]+)["'][ \t]*\r?$/m;
/** The line of the title with the indented lines that continue it. */
const TITLE_FIELD = /^title[ \t]*:.*(?:\r?\n[ \t]+.*)*/m;
/** Longer than any front matter that a person writes. */
const MAX_LENGTH = 20_000;
/** A title that opens more collections than this is none; parsing it could exhaust the stack. */
const MAX_COLLECTIONS = 20;

/**
 * Reads the title field alone, so that mistakes elsewhere in the front matter do not matter.
 *
 * @param offset where `yaml` starts in the document
 */
function readTitle(yaml: string, offset: number): FrontMatterTitle | null {
  const field = TITLE_FIELD.exec(yaml);
  if (field === null || field[0].split(/[[{?]|[-:]\s/).length > MAX_COLLECTIONS) return null;
  const parsed = parseDocument(field[0], { logLevel: 'silent' });
  if (parsed.errors.length > 0 || !isMap(parsed.contents)) return null;
  const title = parsed.contents.get('title', true);
  if (!isScalar(title) || !title.range) return null;
  const value: unknown = title.value;
  if (typeof value !== 'string') return null;
  const [from, to] = title.range;
  const inside = field[0].slice(from, to).indexOf(value);
  const base = offset + field.index;
  if (inside < 0) return { text: value, start: base + from, end: base + to };
  const start = base + from + inside;
  return { text: value, start, end: start + value.length };
}

function readTomlTitle(toml: string, offset: number): FrontMatterTitle | null {
  const field = TITLE_TOML.exec(toml);
  const [, key = '', text = ''] = field ?? [];
  if (field === null) return null;
  const start = offset + field.index + key.length;
  return { text, start, end: start + text.length };
}

/**
 * Finds YAML or TOML front matter at the start of a Markdown text.
 *
 * @returns null where the text does not start with front matter
 */
export function readFrontMatter(text: string): FrontMatter | null {
  const opening = OPENING.exec(text);
  if (opening === null) return null;
  const start = opening[0].length;
  const isToml = opening[0].startsWith('+');
  const closing = (isToml ? CLOSING_TOML : CLOSING).exec(text.slice(start, start + MAX_LENGTH));
  if (closing === null) return null;
  const yaml = text.slice(start, start + closing.index);
  return {
    end: start + closing.index + closing[0].length,
    title: isToml ? readTomlTitle(yaml, start) : readTitle(yaml, start),
  };
}
