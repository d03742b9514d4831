/* SQL conditions and tables that tell of synonyms. They hold in files of every format. */

/** Synonyms as `member` with their main term as `main`, where one of both is known. */
export const MEMBERS = `synonym_members JOIN synonym_groups ON synonym_groups.id = group_id
  JOIN terms AS main ON main.id = main_term_id JOIN terms AS member ON member.id = synonym_members.term_id`;

/** The same, where all of them are gone through: SQLite would go through all terms instead, which are many more. */
export const ALL_MEMBERS = MEMBERS.replaceAll('JOIN', 'CROSS JOIN');

/** Whether a row of `terms` is a synonym of another term: it has no entry and no place in lists of its own. */
export const IS_SYNONYM = 'terms.id IN (SELECT term_id FROM synonym_members)';

/** Whether a row of `terms` is the main term of synonyms. */
export const IS_MAIN_TERM = 'terms.id IN (SELECT main_term_id FROM synonym_groups)';

function isWantedByItself(table: string): string {
  return `${table}.status <> 'rejected' AND (${table}.proposed = 1 OR ${table}.status = 'accepted' OR ${table}.required = 1)`;
}

/** The ids of all terms that are a synonym or have one. */
export const IN_GROUPS =
  '(SELECT term_id FROM synonym_members UNION SELECT main_term_id FROM synonym_groups)';

/** Which of the rows of `terms` that neither are a synonym nor have one belong into the glossary. */
export const IS_WANTED_ALONE = isWantedByItself('terms');

/**
 * Which rows of `terms` belong into the glossary: proposed by extraction or wanted by a person, and not rejected; a term
 * with synonyms also for the sake of one of these, and a synonym never by itself.
 */
export const IS_WANTED = `NOT ${IS_SYNONYM} AND (${IS_WANTED_ALONE} OR terms.status <> 'rejected'
  AND terms.id IN (SELECT main_term_id FROM ${ALL_MEMBERS} WHERE ${isWantedByItself('member')}))`;

/**
 * Whether a text stands in the search text of a row of `terms` or of one of its synonyms; takes what `textToFind` makes of
 * it. GLOB takes half the time of `instr`.
 */
export const HAS_TEXT = `(terms.search_text GLOB ?
  OR terms.id IN (SELECT main_term_id FROM ${ALL_MEMBERS} WHERE member.search_text GLOB ?))`;

/** The values of the parameters of `HAS_TEXT` for a text, every sign of which stands for itself. */
export function textToFind(text: string): readonly [string, string] {
  const pattern = `*${text.replaceAll(/[*?[]/g, '[$&]')}*`;
  return [pattern, pattern];
}

/** The occurrences of a row of `terms` and of its synonyms together. */
export const FREQUENCY = `(terms.frequency + coalesce((SELECT sum(member.frequency) FROM synonym_groups
  JOIN synonym_members ON group_id = synonym_groups.id JOIN terms AS member ON member.id = term_id
  WHERE main_term_id = terms.id), 0))`;

/**
 * In how many documents a row of `terms` or one of its synonyms stands, as far as that can be told without looking into
 * the documents: at least as many as the one that stands in the most.
 */
export const DOCUMENT_COUNT = `max(terms.document_count, coalesce((SELECT max(member.document_count) FROM synonym_groups
  JOIN synonym_members ON group_id = synonym_groups.id JOIN terms AS member ON member.id = term_id
  WHERE main_term_id = terms.id), 0))`;
