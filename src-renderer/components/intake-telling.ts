import i18next from 'i18next';
import type { IntakeReport } from '../../src-main/domain/project-view.ts';
import { showDone } from './notices.tsx';
import { createOpening } from './opening.ts';

/** The report that the dialog of the window shows. */
export const intakeDialog = createOpening<IntakeReport>();

/** Says in one line what became of the files that were taken; empty where there were none. */
export function intakeSummary({ added, changed, unchanged }: IntakeReport): string {
  const t = i18next.getFixedT(null, 'navigation');
  const separator = i18next.language === 'ja' ? '、' : ', ';
  return [
    added.length > 0 ? t('intake.added', { count: added.length }) : null,
    changed.length > 0 ? t('intake.changed', { count: changed.length }) : null,
    unchanged > 0 ? t('intake.unchanged', { count: unchanged }) : null,
  ]
    .filter((part) => part !== null)
    .join(separator);
}

/** Tells what became of files: in a notice when all went in, in a dialog when some were refused. */
export function tellIntake(report: IntakeReport): void {
  if (report.refused.length > 0) {
    intakeDialog.open(report);
    return;
  }
  const summary = intakeSummary(report);
  showDone(summary === '' ? i18next.t('navigation:intake.nothing') : summary);
}
