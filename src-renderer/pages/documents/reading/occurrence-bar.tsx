import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceMarks } from '../../../../src-main/domain/reading-view.ts';
import classes from './occurrence-bar.module.css';

/** Parts of a document that the bar tells apart. */
export const BAR_PARTS = 200;

/**
 * Where occurrences lie in the whole document, and which part of it is in view. A click leads there; whoever uses the keyboard has
 * the keys of the text and the list of terms.
 */
export function OccurrenceBar({
  marks,
  view,
  isOfOne,
  onGo,
}: {
  readonly marks: OccurrenceMarks | undefined;
  /** The part in view, as shares of the document. */
  readonly view: { readonly from: number; readonly to: number };
  /** Whether they are the occurrences of one term. */
  readonly isOfOne: boolean;
  /** @param share of the document, 0 to 1 */
  readonly onGo: (share: number) => void;
}): ReactElement {
  const { t } = useTranslation('documents');
  const counts = marks?.counts ?? [];
  const most = Math.max(...counts, 1);
  return (
    <div
      className={classes['bar']}
      title={t('reader.bar')}
      aria-hidden
      data-of-one={isOfOne ? true : undefined}
      onClick={(event) => {
        const { top, height } = event.currentTarget.getBoundingClientRect();
        onGo((event.clientY - top) / height);
      }}
    >
      <span
        className={classes['view']}
        style={{ top: `${view.from * 100}%`, height: `${Math.max((view.to - view.from) * 100, 0.5)}%` }}
      />
      {counts.map((count, part) =>
        count === 0 ? null : (
          <span
            key={part}
            className={classes['tick']}
            style={{
              top: `${(part / counts.length) * 100}%`,
              width: isOfOne ? '100%' : `${25 + (75 * count) / most}%`,
            }}
          />
        ),
      )}
    </div>
  );
}
