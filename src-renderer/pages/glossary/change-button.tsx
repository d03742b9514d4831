import type { FocusEventHandler, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './proposal-choice.module.css';

/** One change of a text, which is taken or not. It runs on with the text around it, also over the end of a line. */
export function ChangeButton({
  removed,
  added,
  isChosen,
  isInTabOrder,
  onToggle,
  onFocus,
}: {
  readonly removed: string;
  readonly added: string;
  readonly isChosen: boolean;
  readonly isInTabOrder: boolean;
  readonly onToggle: () => void;
  readonly onFocus: FocusEventHandler;
}): ReactElement {
  const { t } = useTranslation('glossary');
  const kind = removed === '' ? 'added' : added === '' ? 'removed' : 'replaced';
  return (
    // A button element would be a box that the text has to make room for.
    <span
      role="button"
      tabIndex={isInTabOrder ? 0 : -1}
      className={classes['change']}
      aria-pressed={isChosen}
      aria-label={t(`proposal.change.${kind}`, { removed: removed.trim(), added: added.trim() })}
      onFocus={onFocus}
      onClick={onToggle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        // A key that is held down chooses once.
        if (!event.repeat) onToggle();
      }}
    >
      {removed === '' ? null : <del className={classes['removed']}>{removed}</del>}
      {added === '' ? null : <ins className={classes['added']}>{added}</ins>}
    </span>
  );
}
