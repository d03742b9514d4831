import { looksLikeInstruction } from '../prompts/looks-like-instruction.ts';
import { withoutInvisible } from '../prompts/neutralise.ts';
import { japaneseShare } from '../prompts/prompt-language.ts';
import type { PromptLanguage } from '../prompts/prompt-language.ts';
import { foldText } from './fold-text.ts';

/** What of a request must not come back in an answer. */
export interface Told {
  readonly instructions: string;
  /** Name of the tags, made for this request alone. */
  readonly boundary: string;
  readonly language: PromptLanguage;
}

/** A remark that is longer is none. */
export const MOST_REMARK_CHARACTERS = 200;
const MOST_JAPANESE_IN_ENGLISH = 0.5;
/** So much of the instructions word for word is no coincidence; Japanese says the same in half the characters. */
const REPEATED_CHARACTERS = { en: 40, ja: 20 };
const TAG = /<\/?[a-z!][^<>]*>/giu;
const ADDRESS =
  /(?:\b(?:https?|ftp|file|mailto|javascript|vbscript):|\bdata:[a-z]+\/|\bwww\.)[^\s"'<>、。」)]*/giu;
/** Links, code, strong emphasis and headings of Markdown. */
const MARKDOWN = /\]\s*\(|`|\*\*|__|^\s*#/u;

/** The tags and addresses in a folded text. */
export function tagsAndAddresses(folded: string): string[] {
  return [...folded.matchAll(TAG), ...folded.matchAll(ADDRESS)].map(([part]) => part);
}

/** Tells whether a text gives orders itself, as those of a passage do, or repeats the request. */
export function repeatsRequest(text: string, told: Told): boolean {
  if (text.includes(told.boundary) || looksLikeInstruction(text)) return true;
  const length = REPEATED_CHARACTERS[told.language];
  const instructions = stretchesOfInstructions(told, length);
  return stretchesOf(foldText(text).text, length).some((stretch) => instructions.has(stretch));
}

/** Every stretch of so many characters in a text; none where it is shorter. */
function stretchesOf(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) =>
    text.slice(at, at + length),
  );
}

/** Instructions are long, and the same for each request of a kind but for the boundary. */
const stretchesByName = new Map<string, ReadonlySet<string>>();
const MOST_KEPT = 20;

function stretchesOfInstructions({ instructions, boundary }: Told, length: number): ReadonlySet<string> {
  const text = instructions.replaceAll(boundary, ' ');
  const name = `${length} ${text}`;
  const known = stretchesByName.get(name);
  if (known !== undefined) return known;
  if (stretchesByName.size >= MOST_KEPT) stretchesByName.clear();
  const stretches = new Set(stretchesOf(foldText(text).text, length));
  stretchesByName.set(name, stretches);
  return stretches;
}

/** Tells whether a text is in a language. A Japanese sentence may be made of Latin names; an English one may begin with a Japanese term. */
export function isIn(language: PromptLanguage, text: string, forms: readonly string[]): boolean {
  if (language === 'ja') return japaneseShare(text) > 0;
  const rest = forms.reduce((left, form) => (form === '' ? left : left.replaceAll(form, '')), text);
  return japaneseShare(rest) < MOST_JAPANESE_IN_ENGLISH;
}

/**
 * A remark of a model as people may be shown it: one line in the language of the request, at most 200 characters, without
 * markup, addresses and anything of what the model was told.
 *
 * @param forms names that the remark may hold in whatever language
 * @returns null where it is something else
 */
export function asRemark(text: string, told: Told, forms: readonly string[]): string | null {
  // What is far too long is not looked at.
  if (text.length > 2 * MOST_REMARK_CHARACTERS) return null;
  const remark = withoutInvisible(text);
  if (remark === '' || [...remark].length > MOST_REMARK_CHARACTERS) return null;
  if (tagsAndAddresses(foldText(remark).text).length > 0 || MARKDOWN.test(remark)) return null;
  return repeatsRequest(remark, told) || !isIn(told.language, remark, forms) ? null : remark;
}
