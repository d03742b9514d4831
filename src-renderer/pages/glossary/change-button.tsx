import { VisuallyHidden } from '@mantine/core';
import type { FocusEventHandler, KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './proposal-choice.module.css';

/** Goes to the change before or after by arrow keys: all of them are one stop of Tab, however many there are. */
function goByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const { currentTarget: button } = event;
  const changes = [...(button.parentElement?.querySelectorAll<HTMLElement>('[aria-pressed]') ?? [])];
  changes[changes.indexOf(button) + step]?.focus();
}

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
    <span
      // A button element would be a box that the text has to make room for.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="button"
      tabIndex={isInTabOrder ? 0 : -1}
      className={classes['change']}
      aria-pressed={isChosen}
      onFocus={onFocus}
      onClick={onToggle}
      onKeyDown={(event) => {
        goByArrows(event);
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        // A key that is held down chooses once.
        if (!event.repeat) onToggle();
      }}
    >
      {removed === '' ? null : (
        <del aria-hidden className={classes['removed']}>
          {removed}
        </del>
      )}
      {added === '' ? null : (
        <ins aria-hidden className={classes['added']}>
          {added}
        </ins>
      )}
      <VisuallyHidden>
        {t(`proposal.change.${kind}`, { removed: removed.trim(), added: added.trim() })}
      </VisuallyHidden>
    </span>
  );
}
