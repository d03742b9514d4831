import { z } from 'zod';
import { TERM_SORTS, TERM_VIEWS } from '../../src-main/domain/project-view.ts';
import type {
  KeywordsInContext,
  ListPage,
  TermCounts,
  TermDetails,
  TermRow,
} from '../../src-main/domain/project-view.ts';
import { TERM_CATEGORIES, TERM_STATUSES } from '../../src-main/domain/term.ts';
import { answers, offset, projectId, search, termKey } from './request.ts';

/** Requests about terms. */
export const TERMS_REQUESTS = {
  'terms:page': answers<ListPage<TermRow>>()(
    z.object({
      projectId,
      view: z.enum(TERM_VIEWS),
      category: z.enum(TERM_CATEGORIES).nullable(),
      search,
      sort: z.enum(TERM_SORTS),
      descending: z.boolean(),
      offset,
      limit: z.int().min(1).max(500),
    }),
  ),
  'terms:counts': answers<TermCounts>()(z.object({ projectId })),
  'terms:get': answers<TermDetails>()(z.object({ projectId, termKey })),
  'terms:contexts': answers<KeywordsInContext>()(
    z.object({ projectId, termKey, limit: z.int().min(1).max(500) }),
  ),
  /** Answers how many terms there were to decide. */
  'terms:decide': answers<number>()(
    z.object({
      projectId,
      termKeys: z.array(termKey).min(1).max(10_000),
      decision: z.object({
        status: z.enum(TERM_STATUSES).optional(),
        required: z.boolean().optional(),
        category: z.enum(TERM_CATEGORIES).optional(),
        notes: z.string().max(20_000).optional(),
      }),
    }),
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
