import { ModelError } from '../model-error.ts';

/**
 * Reads the base URL of a server.
 *
 * @returns the address without a slash at its end
 * @throws ModelError `address-unusable` where it is no address, or holds more than one: a password, a key, a query. The
 *   message repeats nothing of it, as any part may be a secret.
 */
export function readAddress(baseUrl: string): URL {
  const address = URL.parse(baseUrl.trim());
  if (address === null || (address.protocol !== 'http:' && address.protocol !== 'https:')) {
    throw new ModelError(
      'address-unusable',
      'The base URL is not an address. One begins with http:// or https://, such as http://127.0.0.1:11434.',
    );
  }
  if (address.username !== '' || address.password !== '') {
    throw new ModelError(
      'address-unusable',
      'The base URL holds a user name or a password. Only the address belongs there; a key is given on its own.',
    );
  }
  if (address.search !== '' || address.hash !== '') {
    throw new ModelError(
      'address-unusable',
      'The base URL has a query or a fragment. Only the address belongs there; a key and the version of the interface are given on their own.',
    );
  }
  address.pathname = address.pathname.replace(/\/+$/, '');
  return address;
}

/** The address as text, without a slash at its end. */
export function textOf(address: URL): string {
  return address.href.replace(/\/+$/, '');
}
