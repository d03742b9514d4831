import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { problemOf } from '../api/bridge.ts';
import { problemTexts } from './problem-texts.ts';

/** Something that a person can do about a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly onClick: () => void;
}

/** How long a notice stays, in milliseconds; one that asks for something stays longer. */
const STAYS_MS = 5000;
const STAYS_WITH_ACTION_MS = 10_000;

/** Says that something was done, with what can be done about it. */
export function showDone(message: string, action?: NoticeAction): void {
  show(message, action, 'teal', action === undefined ? STAYS_MS : STAYS_WITH_ACTION_MS);
}

/** Says that something came out otherwise than hoped for, and where to look. It stays until it is closed. */
export function showWarning(message: string, action: NoticeAction): void {
  show(message, action, 'orange', false);
}

/** Says that something failed, and what to do. It stays until it is closed. */
export function showProblem(error: unknown): void {
  const { message, remedy } = problemTexts(i18next.getFixedT(null, 'problems'), problemOf(error));
  notifications.show({
    color: 'red',
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    title: message,
    message: remedy,
  });
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
  action: NoticeAction | undefined,
  color: string,
  autoClose: number | false,
): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    color,
    autoClose,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    message:
      action === undefined ? (
        message
      ) : (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
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
        </Group>
      ),
  });
}
