/** The shell shows no notifications: an app that asks first does without them. */
export const Notification = {
  isSupported: (): boolean => false,
};
