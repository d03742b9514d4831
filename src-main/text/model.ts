/**
 * The one text model of all formats: a document is a list of blocks, a block has readable text whose
 * every character knows its place in the original, and sentences of tokens. Offsets are UTF-16 code units.
 */

/** Languages that the tokenisers know. A block in another one is split into words only. */
export type Language = 'ja' | 'en' | 'other';

/** What a block is in its document. Code, link targets and front matter other than titles are no blocks. */
export type BlockKind = 'title' | 'heading' | 'paragraph' | 'list-item' | 'table-cell' | 'quote';

/** Parts of speech, the same for all tokenisers. */
export type PartOfSpeech =
  | 'noun'
  | 'proper-noun'
  | 'pronoun'
  | 'adjective'
  | 'verb'
  | 'auxiliary'
  | 'adverb'
  | 'determiner'
  | 'preposition'
  | 'particle'
  | 'conjunction'
  | 'number'
  | 'prefix'
  | 'suffix'
  | 'punctuation'
  | 'symbol'
  | 'other';

export interface Token {
  /** Offsets into the block's text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  /** Dictionary form, lower case; the surface where the dictionary has none. */
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech;
  /** The tokeniser's own finer class, such as `サ変接続` or `NNS`; empty where it has none. */
  readonly detail: string;
  /** Whether the dictionary knows the word. */
  readonly known: boolean;
  /** Reading in hiragana, or null. */
  readonly reading: string | null;
}

export interface Sentence {
  /** Offsets into the block's text, without surrounding white space. */
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** A slice of a block's text that the author marked: emphasis, strong, a link's text, code, or 「」. */
export interface Mark {
  readonly kind: 'emphasis' | 'strong' | 'link' | 'code' | 'quotation';
  readonly start: number;
  readonly end: number;
}

/** How a slice of a block's text is read, as the author says beside it. */
export interface BlockReading {
  readonly start: number;
  readonly end: number;
  /** In kana. */
  readonly reading: string;
}

/** A block as the parser finds it. */
export interface Block {
  readonly kind: BlockKind;
  /**
   * Readable text: markup and ruby removed, a line break inside a paragraph replaced by one space (by nothing
   * between two Japanese characters), several spaces by one, addresses and invisible characters left out.
   * Never normalised otherwise.
   */
  readonly text: string;
  /** Where each character of `text` stands in the document; as long as `text`, never falling. */
  readonly origin: Uint32Array;
  /** Titles and headings above this block, outermost first. */
  readonly section: readonly string[];
  readonly marks: readonly Mark[];
  /** Readings that the text itself gives (ruby), in order; left out where there are none. */
  readonly readings?: readonly BlockReading[];
  readonly language: Language;
}

/** A block with its sentences and tokens. */
export interface AnalysedBlock extends Block {
  readonly sentences: readonly Sentence[];
}
