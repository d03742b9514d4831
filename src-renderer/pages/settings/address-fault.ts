import { MODEL_TEXT_LIMITS } from '../../../src-main/domain/provider-settings-schema.ts';

/** What is wrong with the address of a server. */
export type AddressFault = 'empty' | 'malformed' | 'secret' | 'query' | 'tooLong';

/** Tells what is wrong with the address of a server as it is typed, as the main process would refuse it; null for a usable one. */
export function addressFault(typed: string): AddressFault | null {
  const text = typed.trim();
  if (text === '') return 'empty';
  if (text.length > MODEL_TEXT_LIMITS.baseUrl) return 'tooLong';
  const address = URL.parse(text);
  if (address === null || (address.protocol !== 'http:' && address.protocol !== 'https:')) return 'malformed';
  if (address.username !== '' || address.password !== '') return 'secret';
  return address.search === '' && address.hash === '' ? null : 'query';
}
