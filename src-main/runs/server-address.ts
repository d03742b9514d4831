import { readAddress } from '../llm/models/address.ts';
import { ModelError } from '../llm/model-error.ts';

/** Hosts that are this computer itself. */
const LOCAL_HOSTS = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * Tells what is wrong with the address of a server. An address is stored with a project and stands in its history, so it
 * may hold nothing that is secret.
 *
 * @returns null for a usable address; otherwise a text that holds nothing of it
 */
export function addressProblem(baseUrl: string): string | null {
  try {
    readAddress(baseUrl);
    return null;
  } catch (error) {
    if (error instanceof ModelError) return error.message;
    throw error;
  }
}

/** Name and port of a server, as people are told of it; nothing for what is no address. */
export function hostOf(baseUrl: string): string {
  return URL.parse(baseUrl)?.host ?? '';
}

/** Tells whether what is sent to a server stays on this computer. */
export function isLocal(baseUrl: string): boolean {
  const hostname = URL.parse(baseUrl)?.hostname ?? '';
  return LOCAL_HOSTS.includes(hostname) || hostname.endsWith('.localhost');
}
