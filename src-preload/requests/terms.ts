import { z } from 'zod';
import { MOST_TERM_KEYS, TERM_SORTS, TERM_VIEWS } from '../../src-main/domain/project-view.ts';
import type {
  KeywordsInContext,
  ListPage,
  RankBand,
  TermCounts,
  TermDetails,
  TermRow,
} from '../../src-main/domain/project-view.ts';
import { TERM_CATEGORIES, TERM_ORIGINS, TERM_STATUSES } from '../../src-main/domain/term.ts';
import { answers, document, offset, projectId, search, termKey } from './request.ts';

const filters = z.object({
  document: document.nullable(),
  best: z.int().min(1).nullable(),
  origin: z.enum(TERM_ORIGINS).nullable(),
  isNew: z.boolean(),
});

/** Which terms are meant; without filters all of the view, the category and the search. */
const selection = z.object({
  projectId,
  view: z.enum(TERM_VIEWS),
  category: z.enum(TERM_CATEGORIES).nullable(),
  filters: filters.optional(),
  search,
});

const ordered = selection.extend({ sort: z.enum(TERM_SORTS), descending: z.boolean() });
const list = ordered.extend({ offset });

/** What a person decides about terms. */
const decision = z.object({
  status: z.enum(TERM_STATUSES).optional(),
  required: z.boolean().optional(),
  category: z.enum(TERM_CATEGORIES).optional(),
});

/** Requests about terms. */
export const TERMS_REQUESTS = {
  'terms:page': answers<ListPage<TermRow>>()(list.extend({ limit: z.int().min(1).max(500) })),
  /** Whoever goes to the search field will search this list: what that needs is read meanwhile. */
  'terms:prepareSearch': answers<void>()(ordered),
  /** Answers the keys of a part of the list, in its order. */
  'terms:keys': answers<readonly string[]>()(list.extend({ limit: z.int().min(1).max(MOST_TERM_KEYS) })),
  /** Answers how many rows stand before a term in the list; null where the list does not have it. */
  'terms:place': answers<number | null>()(ordered.extend({ termKey })),
  /** Answers what was decided about the terms by rank, the best first. */
  'terms:rankBands': answers<readonly RankBand[]>()(z.object({ projectId })),
  'terms:counts': answers<TermCounts>()(z.object({ projectId })),
  'terms:get': answers<TermDetails>()(z.object({ projectId, termKey })),
  'terms:contexts': answers<KeywordsInContext>()(
    z.object({ projectId, termKey, limit: z.int().min(1).max(500) }),
  ),
  /** Answers the keys of the terms that are not there any more; refuses where that is all of them. */
  'terms:decide': answers<readonly string[]>()(
    z.object({
      projectId,
      termKeys: z.array(termKey).min(1).max(MOST_TERM_KEYS),
      decision: decision.extend({ notes: z.string().max(20_000).optional() }),
    }),
  ),
  /**
   * Decides about all terms that are meant but for some, if there are still as many as the person has seen. Answers how
   * many there were to decide.
   */
  'terms:decideSelected': answers<number>()(
    selection.extend({
      seen: z.int().min(0),
      except: z.array(termKey).max(MOST_TERM_KEYS),
      decision,
    }),
  ),
  /** Keeps how a person reads a term; an empty text leaves it to extraction again. Answers the reading as it is kept. */
  'terms:setReading': answers<string | null>()(
    z.object({ projectId, termKey, reading: z.string().max(200) }),
  ),
  /** Answers the key of the term. */
  'terms:add': answers<string>()(
    z.object({ projectId, term: z.string().trim().min(1).max(200), category: z.enum(TERM_CATEGORIES) }),
  ),

  /** Makes a written form, which was a variant, a term of its own. Answers its key. */
  'terms:separate': answers<string>()(z.object({ projectId, termKey, form: z.string().min(1).max(1000) })),
  /** Makes a term that was taken out of the variants of another one a variant again. */
  'terms:join': answers<void>()(z.object({ projectId, termKey })),
} as const;
