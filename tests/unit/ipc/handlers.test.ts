import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { createHandlers } from '../../../src-main/ipc/handlers.ts';

describe('the handlers', () => {
  const handlers = createHandlers({ version: '1.2.3' });

  it('tell the version of the app', async () => {
    expect(await handlers['app:version']([])).toBe('1.2.3');
  });

  it.each([[[1]], [[undefined]], [['a', 'b']], [[{ length: 0 }]]])(
    'refuse arguments that the contract does not have: %j',
    async (args) => {
      await expect(handlers['app:version'](args)).rejects.toThrow(ZodError);
    },
  );
});
