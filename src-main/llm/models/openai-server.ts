import type { ModelSettings } from '../../domain/provider-settings.ts';
import { readAddress, textOf } from './address.ts';
import { bearer, checkKey } from './key.ts';

/** Where a server of OpenAI's protocol is, and what it wants with each request. */
export interface OpenaiServer {
  readonly host: string;
  /** What paths such as /chat/completions are added to. */
  readonly baseUrl: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** OpenAI's later models refuse the older name, and other servers may know that one only. */
  readonly tokensParameter: 'max_tokens' | 'max_completion_tokens';
}

/**
 * Reads from the settings where the server is. Azure has an address for each deployment and wants the key in a header of
 * its own (its reference of "Chat completions").
 *
 * @throws ModelError `address-unusable`, `key-refused`
 */
export function readServer(
  { baseUrl, model, apiVersion }: Pick<ModelSettings, 'baseUrl' | 'model' | 'apiVersion'>,
  key: string | null,
): OpenaiServer {
  const address = readAddress(baseUrl);
  const { host, hostname } = address;
  if (apiVersion === null) {
    return {
      host,
      baseUrl: textOf(address),
      query: {},
      headers: key === null ? {} : bearer(key),
      tokensParameter: hostname === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens',
    };
  }
  const resource = textOf(address).replace(/\/openai(\/.*)?$/, '');
  return {
    host,
    baseUrl: `${resource}/openai/deployments/${encodeURIComponent(model)}`,
    query: { 'api-version': apiVersion },
    headers: key === null ? {} : { 'api-key': checkKey(key) },
    tokensParameter: 'max_completion_tokens',
  };
}
