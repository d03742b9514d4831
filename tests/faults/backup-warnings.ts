/**
 * Hears what a program says of its backups while a person also moves the project file away for a moment: that a backup could
 * not be made just then is right, and the next one makes up for it.
 *
 * @throws Error for any other reason
 */
export function throwUnlessMoved(message: string): void {
  if (!message.includes('cannot be reached')) throw new Error(message);
}
