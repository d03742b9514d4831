import { z } from 'zod';
import { FORM_USAGES } from '../../src-main/domain/synonyms.ts';
import type { MergedTerms } from '../../src-main/domain/synonyms.ts';
import { answers, projectId, termKey } from './request.ts';

/** Requests about terms that mean the same, and about which written forms are to be used. */
export const SYNONYMS_REQUESTS = {
  /** Declares that terms mean the same as a main term, which alone has an entry then. */
  'synonyms:merge': answers<MergedTerms>()(
    z.object({ projectId, mainKey: termKey, termKeys: z.array(termKey).min(1).max(10_000) }),
  ),
  /** Declares that a text is another form of a main term, which is added as a term where it is none. */
  'synonyms:addForm': answers<MergedTerms>()(
    z.object({ projectId, mainKey: termKey, form: z.string().trim().min(1).max(200) }),
  ),
  /** Declares that the terms of each group mean the same; answers the groups in which there was something to merge. */
  'synonyms:mergeGroups': answers<readonly MergedTerms[]>()(
    z.object({ projectId, groups: z.array(z.array(termKey).min(2).max(10_000)).min(1).max(10_000) }),
  ),
  /** Makes a synonym a term of its own again. */
  'synonyms:split': answers<void>()(z.object({ projectId, termKey })),
  /** Makes a synonym the main term. */
  'synonyms:chooseMain': answers<void>()(z.object({ projectId, termKey })),
  /** Puts what a person wrote or approved about a synonym into the entry of its main term. */
  'synonyms:takeOverDefinition': answers<void>()(z.object({ projectId, termKey })),
  /** Marks a written form of a term or of one of its synonyms. */
  'synonyms:setUsage': answers<void>()(
    z.object({ projectId, termKey, form: z.string().min(1).max(1000), usage: z.enum(FORM_USAGES) }),
  ),
} as const;
