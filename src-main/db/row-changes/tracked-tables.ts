/** The tables that a person's decisions change, each after those that it refers to. */
export const TRACKED_TABLES = [
  'terms',
  'entries',
  'entry_revisions',
  'issues',
  'synonym_groups',
  'synonym_members',
  'separate_forms',
  'form_usages',
] as const;
export type TrackedTable = (typeof TRACKED_TABLES)[number];

/** A table with one row at most for each term, to which other tables refer. */
export type ReferencedTable = 'terms' | 'entries' | 'synonym_groups';

/** A value of a column. */
export type ColumnValue = string | number | null;

/** Values by the names of their columns. */
export type Columns = Readonly<Record<string, ColumnValue>>;

/** What has to be known of a table to take changes of its rows back. */
export interface TableRules {
  /**
   * The columns by which a row is found again. Not its id alone: a run may have removed the row and made it anew, and
   * may have given the id to another one.
   */
  readonly identity: readonly string[];
  /** Columns that hold the id of a row of another table; what is kept is the key of that row's term. */
  readonly references: Readonly<Record<string, ReferencedTable>>;
  /**
   * Columns that are not kept, since runs alone write them or since they follow from others, with their values in a
   * row that has to be made again.
   */
  readonly unrecorded: Columns;
  /** Columns that have to be as the decision left them, also where it did not change them: it was about them. */
  readonly guarded: readonly string[];
  /** Columns that are a run's, whatever is in them, as long as another column has this value. */
  readonly ofRunWhile: Readonly<Record<string, { readonly column: string; readonly is: ColumnValue }>>;
  /** Columns that stay as they are where they have changed since, which is no reason to refuse. */
  readonly yielding: readonly string[];
  /**
   * Of a table whose rows are made by runs too: how a row looks that holds nothing of a person, and an SQL condition
   * for a run's need of it. A row that was made by a decision and is needed by a run is made so instead of removed;
   * a row that is to be made by a decision may be there if it is so, and then takes the decision's values of these
   * columns and of those in `carried`.
   */
  readonly untouched: {
    readonly columns: Columns;
    readonly carried: readonly string[];
    readonly neededByRun: string;
  } | null;
}

const NONE = {
  references: {},
  unrecorded: {},
  guarded: [],
  ofRunWhile: {},
  yielding: [],
  untouched: null,
} as const;

export const TABLE_RULES: Readonly<Record<TrackedTable, TableRules>> = {
  terms: {
    ...NONE,
    identity: ['key'],
    // As for a term that extraction did not find.
    unrecorded: {
      score: 0,
      proposed: 0,
      frequency: 0,
      document_count: 0,
      variants: '[]',
      forms: '[]',
      explanation: '[]',
      category_evidence: null,
      first_document: null,
      first_line: null,
      is_new: 0,
      document_numbers: '',
      found_reading: null,
    },
    ofRunWhile: {
      category: { column: 'category_by', is: 'extraction' },
      reading: { column: 'reading_by', is: 'extraction' },
      sort_text: { column: 'reading_by', is: 'extraction' },
    },
    // Runs write it with all forms that they find, beside a reading of a person's own.
    yielding: ['search_text'],
    untouched: {
      columns: {
        status: 'candidate',
        required: 0,
        notes: '',
        origin: 'extraction',
        category_by: 'extraction',
        reading_by: 'extraction',
      },
      carried: ['category'],
      // A form that a person took out of another term is a term for no other reason.
      neededByRun: "(proposed = 1 OR frequency > 0) AND key <> '=' || term",
    },
  },
  entries: {
    ...NONE,
    identity: ['term_id'],
    references: { term_id: 'terms' },
    unrecorded: { content_hash: '' },
    guarded: [
      'definition',
      'description',
      'confidence',
      'citations',
      'alternatives',
      'extractive',
      'writer',
      'status',
      'edited',
    ],
    yielding: ['stale', 'updated_at'],
    untouched: {
      columns: {
        definition: null,
        description: null,
        confidence: 0,
        citations: '[]',
        alternatives: '[]',
        extractive: null,
        writer: null,
        status: 'draft',
        edited: 0,
      },
      carried: ['stale', 'updated_at'],
      neededByRun: 'proposal IS NOT NULL',
    },
  },
  entry_revisions: {
    ...NONE,
    identity: ['id', 'entry_id', 'author', 'created_at'],
    references: { entry_id: 'entries' },
    guarded: ['content', 'replaced'],
  },
  issues: { ...NONE, identity: ['term_id', 'type', 'cause'], references: { term_id: 'terms' } },
  synonym_groups: { ...NONE, identity: ['main_term_id'], references: { main_term_id: 'terms' } },
  synonym_members: {
    ...NONE,
    identity: ['term_id'],
    references: { term_id: 'terms', group_id: 'synonym_groups' },
  },
  separate_forms: { ...NONE, identity: ['form'] },
  form_usages: { ...NONE, identity: ['form'] },
};

/** SQL queries that take the id of a row to the key of its term (`key`), and back (`id`). */
export const REFERENCE_QUERIES: Readonly<
  Record<ReferencedTable, { readonly keyOf: string; readonly idOf: string }>
> = {
  terms: {
    keyOf: 'SELECT key FROM terms WHERE id = ?',
    idOf: 'SELECT id FROM terms WHERE key = ?',
  },
  entries: {
    keyOf: 'SELECT key FROM entries JOIN terms ON terms.id = term_id WHERE entries.id = ?',
    idOf: 'SELECT entries.id FROM entries JOIN terms ON terms.id = term_id WHERE key = ?',
  },
  synonym_groups: {
    keyOf: 'SELECT key FROM synonym_groups JOIN terms ON terms.id = main_term_id WHERE synonym_groups.id = ?',
    idOf: 'SELECT synonym_groups.id FROM synonym_groups JOIN terms ON terms.id = main_term_id WHERE key = ?',
  },
};
