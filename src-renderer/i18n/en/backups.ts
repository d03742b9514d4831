import type { BackupKind } from '../../../src-main/domain/backup.ts';

/** Texts of backups and of copies of a project. */
export const backups = {
  open: 'Backups…',
  title: 'Backups of “{{name}}”',
  list: 'Backups, the newest first',
  kind: {
    regular: 'Automatic',
    'by-hand': 'Made by hand',
    'before-migration': 'Before an update of the app',
    'before-restore': 'Before going back',
    damaged: 'Damaged file, kept aside',
  } satisfies Record<BackupKind, string>,
  about: '{{kind}} · {{size}}',
  empty: {
    title: 'No backups yet',
    text: 'One is made every 15 minutes while the project is open and something has changed, before an update of the app changes the file, and before going back to another backup.',
  },
  kept: 'Kept are the newest three of today, and one a day for ten days.',
  create: 'Back up now',
  created: 'Backup made',
  preview: {
    label: 'What the backup holds',
    backup: 'Backup',
    now: 'Now',
    documents: 'Documents',
    terms: 'Terms',
    entries: 'Entries',
    issues: 'Open issues',
    lastRun: 'Last run',
    noRun: 'None',
    changed: 'Last changed {{when}}',
    unknown: '–',
    unusable: 'This backup cannot be used',
    notNow: 'The project itself cannot be read at present.',
  },
  restore: 'Go back to this state…',
  confirm: {
    title: 'Go back to the state of {{when}}?',
    first:
      'The present state is backed up first, so that this can be taken back. A damaged file is kept aside instead.',
    replaced: 'Documents, terms, entries, issues and decisions become those of that moment, in all windows.',
    kept: 'The history of runs stays, and what they computed is not computed again.',
    action: 'Go back',
  },
  restored: 'The project is back at the state of {{when}}.',
  offer: 'Go back to a backup…',
  section: 'Backups',
  sectionText:
    'The project is backed up every 15 minutes when something has changed. The backups lie beside its file.',
  saveCopy: 'Save a copy…',
  copySaved: 'Copy saved as {{name}}',
};
