import type Database from 'better-sqlite3';

/** What a person decided, each by a name that says what it is about: see `fact`. */
export type Facts = ReadonlyMap<string, string>;

/** The kinds of facts, each with the SQL that reads it by the key of a term or the path of a document. */
const READERS = {
  text: `SELECT coalesce(definition, '') FROM entries JOIN terms ON terms.id = term_id WHERE key = ?`,
  approval: 'SELECT entries.status FROM entries JOIN terms ON terms.id = term_id WHERE key = ?',
  status: 'SELECT status FROM terms WHERE key = ?',
  required: 'SELECT required FROM terms WHERE key = ?',
  notes: 'SELECT notes FROM terms WHERE key = ?',
  category: 'SELECT category FROM terms WHERE key = ?',
  document: `SELECT iif(EXISTS (SELECT 1 FROM documents WHERE path = ?), 'taken in', 'left out')`,
  issue: `SELECT state FROM issues JOIN terms ON terms.id = term_id
    WHERE json_array(terms.key, type, cause) = ?`,
  project: 'SELECT name FROM project WHERE ? IS NOT NULL',
} as const;

export type FactKind = keyof typeof READERS;

const KINDS: readonly FactKind[] = [
  'text',
  'approval',
  'status',
  'required',
  'notes',
  'category',
  'document',
  'issue',
  'project',
];

/** What a term is without any decision: one that is nothing else may be forgotten with the last document that has it. */
const UNDECIDED: Partial<Record<FactKind, string>> = { status: 'candidate', required: '0' };

/** The name of a fact. */
export function fact(kind: FactKind, of: string): string {
  return `${kind} ${of}`;
}

/** What a project file says otherwise than a person decided. */
export function faultsOfFacts(connection: Database.Database, facts: Facts): string[] {
  return [...facts].flatMap(([name, expected]) => {
    const kind = KINDS.find((known) => name.startsWith(`${known} `));
    if (kind === undefined) throw new Error(`There is no fact "${name}".`);
    const found = connection
      .prepare<[string]>(READERS[kind])
      .pluck()
      .get(name.slice(kind.length + 1));
    const isThere = typeof found === 'string' || typeof found === 'number';
    const actual = isThere ? String(found) : (UNDECIDED[kind] ?? 'nothing');
    return actual === expected ? [] : [`${name} is "${actual}" and was made "${expected}"`];
  });
}
