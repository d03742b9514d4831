import type { DecisionKind } from '../../../src-main/domain/decision.ts';

/** Texts of taking decisions back and repeating them. */
export const decisions = {
  /** What a decision was about. */
  one: '“{{subject}}”',
  several: '{{count, number}} terms',
  kind: {
    'terms-accepted': '{{what}} accepted',
    'terms-rejected': '{{what}} rejected',
    'terms-undecided': '{{what}} set to undecided',
    'terms-required': '{{what}} always in the glossary',
    'terms-not-required': '{{what}} in the glossary only if wanted',
    'category-changed': 'Category of {{what}} changed',
    'note-changed': 'Note on {{what}} changed',
    'reading-changed': 'Reading of {{what}} changed',
    'term-added': '{{what}} added',
    'form-separated': '{{what}} made a term of its own',
    'form-joined': '{{what}} made a variant again',
    'terms-merged': 'Merged into {{what}}',
    'synonym-split': '{{what}} split off',
    'main-term-chosen': '{{what}} chosen as the main term',
    'form-usage-changed': 'Use of {{what}} changed',
    'definition-changed': 'Definition of {{what}} changed',
    'entry-approved': '{{what}} approved',
    'entry-reopened': 'Approval of {{what}} withdrawn',
    'proposal-taken': 'Proposed text of {{what}} taken',
    'proposal-part-taken': 'Part of the proposed text of {{what}} taken',
    'proposal-dismissed': 'Proposed text of {{what}} dismissed',
    'text-restored': 'Earlier text of {{what}} brought back',
    'issue-dismissed': 'Issue of {{what}} dismissed',
    'issue-reopened': 'Issue of {{what}} reopened',
  } satisfies Record<DecisionKind, string>,
  takenBack: 'Taken back: {{decision}}',
  repeated: 'Repeated: {{decision}}',
  repeat: 'Redo',
  nothing: { undo: 'There is nothing to take back.', redo: 'There is nothing to repeat.' },
  changedSince: {
    undo: 'Not taken back: {{decision}}. A run has changed the same since. Nothing was changed.',
    redo: 'Not repeated: {{decision}}. A run has changed the same since. Nothing was changed.',
  },
};
