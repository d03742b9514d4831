import { z } from 'zod';
import { ISSUE_TYPES } from '../../src-main/domain/issue.ts';
import type { IssueRow } from '../../src-main/domain/project-view.ts';
import { answers, projectId, termKey } from './request.ts';

/** Requests about issues of the glossary. */
export const ISSUES_REQUESTS = {
  'issues:list': answers<readonly IssueRow[]>()(z.object({ projectId })),
  'issues:setState': answers<void>()(
    z.object({
      projectId,
      termKey,
      type: z.enum(ISSUE_TYPES),
      cause: z.string().max(200),
      state: z.enum(['open', 'dismissed']),
    }),
  ),
} as const;
