import type { EntryDetails } from '../../../src-main/domain/project-view.ts';

/** Tells whether an entry is a person's own, which no run replaces: written or approved by hand. */
export function isProtected({ status, edited }: Pick<EntryDetails, 'status' | 'edited'>): boolean {
  return edited || status === 'approved';
}
