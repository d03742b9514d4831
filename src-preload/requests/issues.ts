import { z } from 'zod';
import { ISSUE_TYPES } from '../../src-main/domain/issue.ts';
import type { IssueRow } from '../../src-main/domain/project-view.ts';
import { answers, projectId, termKey } from './request.ts';

/** Requests about issues of the glossary. */
export const ISSUES_REQUESTS = {
  'issues:list': answers<readonly IssueRow[]>()(z.object({ projectId })),
  /** Dismisses issues or opens them again; answers how many of them there are. */
  'issues:decide': answers<number>()(
    z.object({
      projectId,
      issues: z
        .array(z.object({ termKey, type: z.enum(ISSUE_TYPES), cause: z.string().max(200) }))
        .min(1)
        .max(10_000),
      decision: z.object({
        state: z.enum(['open', 'dismissed']),
        /** Why, in the person's words; empty where they do not say. */
        dismissal: z.string().max(2_000),
      }),
    }),
  ),
} as const;
