/** The encryption of the system, which there is none of here: the app has to work without it, as on a Linux without a keyring. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => false,
  encryptStringAsync: async (_text: string): Promise<Buffer> => {
    throw new Error('The browser shell encrypts nothing.');
  },
  decryptStringAsync: async (
    _encrypted: Buffer,
  ): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }> => {
    throw new Error('The browser shell decrypts nothing.');
  },
  getSelectedStorageBackend: (): string => 'basic_text',
};
