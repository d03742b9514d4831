/**
 * Scheme, host and port of a server: what a key and a person's agreement are for.
 *
 * @returns null for what is no address of a server
 */
export function originOf(baseUrl: string): string | null {
  const address = URL.parse(baseUrl.trim());
  return address?.protocol === 'https:' || address?.protocol === 'http:' ? address.origin : null;
}

/**
 * Name and port of a server that a person is asked about. One on another computer that is reached without encryption is
 * named with its scheme: people see it, and no two servers have the same name.
 *
 * @param isLocal whether what is sent to it stays on this computer
 * @returns nothing for what is no address of a server
 */
export function serverNameOf(baseUrl: string, isLocal: boolean): string {
  const origin = originOf(baseUrl);
  if (origin === null) return '';
  return isLocal ? new URL(origin).host : origin.replace(/^https:\/\//, '');
}
