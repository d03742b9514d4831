import { separateKeyOf } from '../../domain/term.ts';
import type { RankedTerm, TermCategory, TermStatus } from '../../domain/term.ts';
import type { WriteHandle } from '../handle.ts';
import { IS_NEEDED_BY_NOBODY } from './published-ranking.ts';
import { IS_WANTED } from './synonym-conditions.ts';

/** What a person may change about a term; what is left out stays. */
export interface TermDecision {
  readonly status?: TermStatus;
  readonly required?: boolean;
  readonly notes?: string;
  readonly category?: TermCategory;
}

/** What a list finds and orders a term by; made where texts are normalised. */
export interface ListTexts {
  readonly searchText: string;
  readonly sortText: string;
}

/** How a term is read. */
export interface TermReading extends ListTexts {
  /** Null where a person no longer says so: it is read as extraction reads it. */
  readonly own: string | null;
}

/** A term as extraction gives it to the project. */
export interface TermToStore extends RankedTerm, ListTexts {
  /** Numbers of the documents that it occurs in: their places in the list of the documents that were looked at. */
  readonly inDocuments: readonly number[];
}

/** A term that a person adds. */
export interface TermToAdd extends ListTexts {
  readonly key: string;
  readonly term: string;
  readonly category: TermCategory;
}

/** A variant that a person makes a term of its own. */
export interface TermToSeparate extends ListTexts {
  readonly form: string;
}

/** What making a variant of a term again came to: done, or not for what a person wrote about it. */
export type JoinedForm = 'joined' | 'has-text' | 'no-such-form';

/** Writes of the `terms` table. Call them inside a transaction. */
export function termWriter({ connection }: WriteHandle) {
  // Lives in memory, beside the project file.
  connection.exec('CREATE TEMP TABLE IF NOT EXISTS extracted (key TEXT PRIMARY KEY) WITHOUT ROWID');
  // Two keys may become one here: SQLite has no halves of characters, a faulty tokeniser might.
  const remember = connection.prepare<[string]>('INSERT OR IGNORE INTO temp.extracted (key) VALUES (?)');
  const forgetExtracted = connection.prepare('DELETE FROM temp.extracted');
  const upsert = connection.prepare(
    `INSERT INTO terms (key, term, reading, score, proposed, category, frequency, document_count, variants, forms, explanation, category_evidence, first_document, first_line, search_text, sort_text, document_numbers, is_new, found_reading)
     VALUES (@key, @term, @reading, @score, @proposed, @category, @frequency, @documents, @variants, @forms, @explanation, @categoryEvidence, @firstDocument, @firstLine, @searchText, @sortText, @documentNumbers, @isNew, @reading)
     ON CONFLICT (key) DO UPDATE SET
       term = excluded.term, found_reading = excluded.reading,
       reading = CASE reading_by WHEN 'user' THEN reading ELSE excluded.reading END, score = excluded.score, proposed = excluded.proposed,
       category = CASE category_by WHEN 'user' THEN category ELSE excluded.category END,
       frequency = excluded.frequency, document_count = excluded.document_count, variants = excluded.variants,
       forms = excluded.forms, explanation = excluded.explanation, category_evidence = excluded.category_evidence,
       first_document = excluded.first_document, first_line = excluded.first_line,
       search_text = excluded.search_text || CASE reading_by WHEN 'user' THEN char(10) || replace(reading, ' ', '') ELSE '' END,
       sort_text = CASE reading_by WHEN 'user' THEN sort_text ELSE excluded.sort_text END,
       document_numbers = excluded.document_numbers`,
  );
  const any = connection.prepare<[], { found: number }>('SELECT 1 AS found FROM terms LIMIT 1');
  const noneIsNew = connection.prepare('UPDATE terms SET is_new = 0 WHERE is_new = 1');
  const clear = connection.prepare(
    `UPDATE terms SET score = 0, proposed = 0, frequency = 0, document_count = 0, variants = '[]',
       forms = '[]', explanation = '[]', category_evidence = NULL, first_document = NULL, first_line = NULL,
       document_numbers = ''
     WHERE key NOT IN (SELECT key FROM temp.extracted)`,
  );
  const forget = connection.prepare(
    `DELETE FROM terms WHERE key NOT IN (SELECT key FROM temp.extracted) AND ${IS_NEEDED_BY_NOBODY}`,
  );
  const decide = connection.prepare(
    `UPDATE terms SET status = coalesce(@status, status), required = coalesce(@required, required),
       notes = coalesce(@notes, notes), category = coalesce(@category, category),
       category_by = CASE WHEN @category IS NULL THEN category_by ELSE 'user' END
     WHERE key = @key`,
  );
  const setReading = connection.prepare(
    `UPDATE terms SET reading = coalesce(@own, found_reading), sort_text = @sortText, search_text = @searchText,
       reading_by = CASE WHEN @own IS NULL THEN 'extraction' ELSE 'user' END
     WHERE key = @key`,
  );
  // What runs write of it comes from the term that it is taken out of: see `settle`.
  const insertSeparate = connection.prepare(
    `INSERT INTO terms (key, term, reading, score, proposed, category, frequency, document_count, variants, status, search_text, sort_text)
     SELECT @separateKey, @form, NULL, 0, 0, category, 0, 0, '[]',
       CASE WHEN ${IS_WANTED} THEN 'accepted' ELSE 'candidate' END, @searchText, @sortText
     FROM terms
     WHERE key = @key AND term <> @form AND @separateKey NOT IN (SELECT key FROM terms)
       AND @form IN (SELECT json_extract(value, '$[0]') FROM json_each(terms.forms))
       AND @form NOT IN (SELECT form FROM separate_forms)`,
  );
  const noteSeparate = connection.prepare<[string, string]>(
    'INSERT INTO separate_forms (form, key) VALUES (?, ?)',
  );
  const formOf = connection.prepare<[string], { form: string; key: string }>(
    `SELECT form, key FROM separate_forms WHERE '=' || form = ?`,
  );
  const forgetSeparate = connection.prepare<[string]>('DELETE FROM separate_forms WHERE form = ?');
  const hasText = connection.prepare<[string, string], { found: number }>(
    `SELECT 1 AS found FROM terms WHERE key = ? AND notes <> ''
     UNION ALL SELECT 1 FROM entries JOIN terms ON terms.id = term_id
       WHERE key = ? AND (entries.status = 'approved' OR (edited = 1 AND definition IS NOT NULL))`,
  );
  const removeDraft = connection.prepare<[string]>(
    'DELETE FROM entries WHERE term_id = (SELECT id FROM terms WHERE key = ?)',
  );
  const removeSeparate = connection.prepare<[string]>('DELETE FROM terms WHERE key = ?');
  const allSeparate = connection.prepare<[], { form: string }>('SELECT form FROM separate_forms');
  const moveSeparate = connection.prepare<[string, string, string]>(
    'UPDATE separate_forms SET key = ? WHERE form = ? AND key <> ?',
  );
  const fillSeparate = connection.prepare(
    `UPDATE terms SET score = origin.score, proposed = origin.proposed, frequency = json_extract(found.value, '$[1]'),
       document_count = origin.document_count, document_numbers = origin.document_numbers, forms = json_array(json(found.value)),
       first_document = origin.first_document, first_line = origin.first_line
     FROM separate_forms JOIN terms AS origin ON origin.key = separate_forms.key JOIN json_each(origin.forms) AS found
     WHERE terms.key = '=' || separate_forms.form AND terms.forms = '[]'
       AND json_extract(found.value, '$[0]') = separate_forms.form`,
  );
  const COUNTED = `(SELECT coalesce(sum(json_extract(value, '$[1]')), 0) FROM json_each(terms.forms)
    WHERE json_extract(value, '$[0]') NOT IN (SELECT form FROM separate_forms))`;
  const recount = connection.prepare(
    `UPDATE terms SET frequency = ${COUNTED} WHERE variants <> '[]' AND forms <> '[]' AND frequency <> ${COUNTED}`,
  );
  /**
   * Makes what runs have written fit the forms that are terms of their own: these have what was found of them, and the
   * terms that they were taken out of no longer count them.
   */
  const settle = (): void => {
    fillSeparate.run();
    recount.run();
  };
  const add = connection.prepare(
    `INSERT INTO terms (key, term, reading, score, proposed, category, category_by, frequency, document_count, variants, status, origin, search_text, sort_text)
     VALUES (@key, @term, NULL, 0, 0, @category, 'user', 0, 0, '[]', 'accepted', 'user', @searchText, @sortText)
     ON CONFLICT (key) DO UPDATE SET status = 'accepted', origin = 'user'`,
  );

  return {
    /**
     * Puts the result of an extraction in place of the earlier one. What a person decided about a term
     * stays, and so does every term that a person or an entry needs, also when it was not found again. Terms that
     * an earlier one did not find are new.
     */
    replaceExtracted: (terms: Iterable<TermToStore>): void => {
      forgetExtracted.run();
      // Of the first extraction all are, which would tell nothing.
      const isNew = any.get() === undefined ? 0 : 1;
      noneIsNew.run();
      const separate = new Set(allSeparate.all().map(({ form }) => form));
      for (const term of terms) {
        const { first, proposed, variants, forms, explanation, categoryEvidence, inDocuments, ...columns } =
          term;
        remember.run(columns.key);
        upsert.run({
          ...columns,
          proposed: proposed ? 1 : 0,
          variants: JSON.stringify(variants),
          forms: JSON.stringify(forms.map(({ form, count, key }) => [form, count, key])),
          explanation: JSON.stringify(
            explanation.map(({ feature, contribution }) => [feature, contribution]),
          ),
          categoryEvidence: categoryEvidence === null ? null : JSON.stringify(categoryEvidence),
          firstDocument: first.document,
          firstLine: first.line,
          isNew,
          documentNumbers: inDocuments.length === 0 ? '' : ` ${inDocuments.join(' ')} `,
        });
        // The main form of a term, and with it its key, may have changed since a form was taken out of it.
        for (const { form } of separate.size === 0 ? [] : forms) {
          if (separate.has(form) && columns.key !== separateKeyOf(form))
            moveSeparate.run(columns.key, form, columns.key);
        }
      }
      forget.run();
      clear.run();
      forgetExtracted.run();
    },

    /** Keeps a person's decision. Tells whether there is such a term. */
    decide: (key: string, decision: TermDecision): boolean =>
      decide.run({
        key,
        status: decision.status ?? null,
        required: decision.required === undefined ? null : Number(decision.required),
        notes: decision.notes ?? null,
        category: decision.category ?? null,
      }).changes > 0,

    /** Keeps how a person reads a term. Tells whether there is such a term. */
    setReading: (key: string, reading: TermReading): boolean =>
      setReading.run({ key, ...reading }).changes > 0,

    /**
     * Makes a variant of a term a term of its own, of the same category, which a person wants if the term is wanted.
     * Tells whether there was such a variant.
     */
    separate: (key: string, { form, searchText, sortText }: TermToSeparate): boolean => {
      const separateKey = separateKeyOf(form);
      if (insertSeparate.run({ key, form, separateKey, searchText, sortText }).changes === 0) return false;
      noteSeparate.run(form, key);
      settle();
      return true;
    },

    /**
     * Makes a term that was taken out of the variants of another one a variant again, unless a person wrote or approved
     * something about it. What runs wrote about it goes.
     *
     * @param release takes it out of its synonyms, which are then those of the other term
     */
    join: (key: string, release: (key: string, originKey: string) => void): JoinedForm => {
      const form = formOf.get(key);
      if (form === undefined) return 'no-such-form';
      if (hasText.get(key, key) !== undefined) return 'has-text';
      release(key, form.key);
      forgetSeparate.run(form.form);
      removeDraft.run(key);
      removeSeparate.run(key);
      settle();
      return 'joined';
    },

    settle,

    /** Adds a term that a person wants, or accepts the one that is already there. */
    add: (term: TermToAdd): void => {
      add.run({ ...term });
    },
  };
}
