import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const consentSchema = z.object({
  /** Real path of a project file. */
  file: z.string(),
  /** Scheme, host and port of a server. */
  origin: z.string(),
});
const consentsSchema = z.array(consentSchema);
type Consent = z.infer<typeof consentSchema>;

/** To which servers passages of which projects may go. */
export interface ConsentsFile {
  has(realPath: string, origin: string): Promise<boolean>;
  add(realPath: string, origin: string): Promise<void>;
}

/**
 * What a person agreed to, in a file of the app: not in the project file, which somebody else may have written.
 *
 * @param file absolute path
 */
export function createConsentsFile(file: string): ConsentsFile {
  let lastAddition: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<readonly Consent[]> => (await readJsonFile(file, consentsSchema)) ?? [];
  const isAmong = (consents: readonly Consent[], { file: project, origin }: Consent): boolean =>
    consents.some((consent) => consent.file === project && consent.origin === origin);
  const write = async (consent: Consent): Promise<void> => {
    const consents = await read();
    if (!isAmong(consents, consent)) await writeJsonFile(file, [...consents, consent]);
  };
  return {
    has: async (realPath, origin) => isAmong(await read(), { file: realPath, origin }),
    add: async (realPath, origin) => {
      const consent = { file: realPath, origin };
      // One after the other: two windows may add something at once.
      const addition = lastAddition.then(() => write(consent));
      lastAddition = addition.catch(() => undefined);
      return addition;
    },
  };
}
