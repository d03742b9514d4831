import { ModelError } from '../model-error.ts';

/**
 * Checks that a key can be sent in a header.
 *
 * @throws ModelError `key-refused`: Node's own error would repeat the key
 */
export function checkKey(key: string): string {
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new ModelError(
      'key-refused',
      'The key is empty or holds characters that no key has, such as a space.',
    );
  }
  return key;
}

/** The header in which most servers want a key. @throws ModelError `key-refused` */
export function bearer(key: string): { readonly authorization: string } {
  return { authorization: `Bearer ${checkKey(key)}` };
}
