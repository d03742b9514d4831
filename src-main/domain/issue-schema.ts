import { z } from 'zod';
import { citationSchema } from './entry-schema.ts';
import { ISSUE_TYPES } from './issue.ts';

/** Checks the issues that a stored review found. */
export const foundIssuesSchema = z.array(
  z.object({
    termKey: z.string(),
    type: z.enum(ISSUE_TYPES),
    reason: z.string(),
    remark: z.string().exactOptional(),
    relatedKeys: z.array(z.string()),
    passages: z.array(citationSchema).default([]),
  }),
);
