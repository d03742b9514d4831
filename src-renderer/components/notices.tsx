import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { ReactElement } from 'react';
import type { RequestError } from '../../src-preload/contract.ts';
import { problemOf } from '../api/bridge.ts';
import { backupsDialog, isDamage } from './backups-opening.ts';
import type { BackupsSubject } from './backups-opening.ts';
import { LEADS_TO_SETTINGS, openSettings } from './settings-opening.ts';
import { problemTexts } from './problem-texts.ts';

/** Something that a person can do about a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly onClick: () => void;
}

/** How long a notice stays, in milliseconds; one that asks for something stays longer. */
const STAYS_MS = 5000;
const STAYS_WITH_ACTION_MS = 10_000;

/** The notices that give way to the next of the same kind, by kind. */
const newest = new Map<string, string>();

/**
 * Says that something was done, with what can be done about it.
 *
 * @param action one thing, or some of them with the most likely one last
 * @param replaces a kind of notice of which only the newest is to be seen
 */
export function showDone(
  message: string,
  action?: NoticeAction | readonly NoticeAction[],
  replaces?: string,
): void {
  const actions = action === undefined ? [] : 'label' in action ? [action] : action;
  const id = show(message, actions, 'teal', actions.length === 0 ? STAYS_MS : STAYS_WITH_ACTION_MS);
  if (replaces === undefined) return;
  const earlier = newest.get(replaces);
  if (earlier !== undefined) notifications.hide(earlier);
  newest.set(replaces, id);
}

/** Says that something came out otherwise than hoped for, and where to look. It stays until it is closed. */
export function showWarning(message: string, action?: NoticeAction): void {
  show(message, action === undefined ? [] : [action], 'orange', false);
}

/**
 * Says that something failed, and what to do. It stays until it is closed. Where something of a project is damaged,
 * it leads to the backups; where settings are to be mended, to them.
 *
 * @param subject the project that it is about; the one of this window where it is not given
 */
export function showProblem(error: unknown, subject: BackupsSubject = 'shown'): void {
  const problem = problemOf(error);
  const { message, remedy } = problemTexts(i18next.getFixedT(null, 'problems'), problem);
  const id = crypto.randomUUID();
  const offer = offerFor(problem, subject);
  notifications.show({
    id,
    color: 'red',
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    title: message,
    message:
      offer !== null ? (
        <Stack gap="xs" align="flex-start">
          {remedy}
          <ActionButton id={id} action={offer} />
        </Stack>
      ) : (
        remedy
      ),
  });
}

/** What can be done at once about a problem; null where its remedy is another one. */
function offerFor(problem: RequestError, subject: BackupsSubject): NoticeAction | null {
  if (isDamage(problem)) {
    return { label: i18next.t('backups:offer'), onClick: () => backupsDialog.open(subject) };
  }
  if (LEADS_TO_SETTINGS.has(problem.code)) {
    return { label: i18next.t('provider:openSettings'), onClick: openSettings };
  }
  return null;
}

/** Says that something goes on until the work has settled. */
export async function showWhile<Result>(message: string, work: Promise<Result>): Promise<Result> {
  const id = crypto.randomUUID();
  notifications.show({ id, message, loading: true, autoClose: false, withCloseButton: false });
  try {
    return await work;
  } finally {
    notifications.hide(id);
  }
}

function show(
  message: string,
  actions: readonly NoticeAction[],
  color: string,
  autoClose: number | false,
): string {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    color,
    autoClose,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    message:
      actions.length === 0 ? (
        message
      ) : (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Group gap={6} wrap="nowrap" style={{ flex: 'none' }}>
            {actions.map((action) => (
              <ActionButton key={action.label} id={id} action={action} />
            ))}
          </Group>
        </Group>
      ),
  });
  return id;
}

/** Does what can be done about a notice, which is over then. */
function ActionButton({ id, action }: { readonly id: string; readonly action: NoticeAction }): ReactElement {
  return (
    <Button
      size="compact-sm"
      variant="light"
      style={{ flex: 'none' }}
      onClick={() => {
        notifications.hide(id);
        action.onClick();
      }}
    >
      {action.label}
    </Button>
  );
}
