import type { DesktopApp } from './desktop-app.ts';
import type { Electron } from './runtimes.ts';

/** A notification of the system that the app has shown. */
export interface ShownNotification {
  readonly title: string;
  readonly body: string;
}

declare global {
  /** Kept in the app's main process. */
  var shownNotifications: InstanceType<Electron['Notification']>[] | undefined;
}

/** Keeps what the app tells by notifications of the system, which no screen of a test shows. */
export async function keepNotifications(app: DesktopApp): Promise<void> {
  await app.evaluate(({ Notification }) => {
    globalThis.shownNotifications = [];
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      globalThis.shownNotifications?.push(this);
    };
  });
}

/** The notifications that the app has shown since they are kept, the first one first. */
export async function shownNotifications(app: DesktopApp): Promise<readonly ShownNotification[]> {
  return app.evaluate(() =>
    (globalThis.shownNotifications ?? []).map(({ title, body }) => ({ title, body })),
  );
}

/** Clicks the notification that was shown last, as a person does. */
export async function clickNotification(app: DesktopApp): Promise<void> {
  await app.evaluate(() => {
    const notification = globalThis.shownNotifications?.at(-1);
    if (notification === undefined) throw new Error('No notification was shown.');
    Reflect.apply(notification.emit, notification, ['click']);
  });
}
