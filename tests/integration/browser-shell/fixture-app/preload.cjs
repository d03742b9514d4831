// oxlint-disable-next-line typescript/no-require-imports -- as a built preload script does it.
const { contextBridge, ipcRenderer, webUtils } = require('electron');

/** @type {string[]} */
const refused = [];
for (const name of ['node:fs', 'child_process', './other.cjs']) {
  try {
    // oxlint-disable-next-line typescript/no-require-imports
    require(name);
  } catch (error) {
    refused.push(String(error));
  }
}

contextBridge.exposeInMainWorld('fixture', {
  /** @param {string} channel @param {unknown[]} args */
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  /** @param {unknown[]} args */
  note: (...args) => ipcRenderer.send('note', ...args),
  /** @param {(value: unknown) => void} listener */
  listen: (listener) => {
    /** @param {unknown} _event @param {unknown} value */
    const inner = (_event, value) => listener(value);
    ipcRenderer.on('news', inner);
    return () => ipcRenderer.off('news', inner);
  },
  /** @param {File[]} files */
  addFiles: (files) =>
    ipcRenderer.invoke(
      'echo',
      files.map((file) => webUtils.getPathForFile(file)),
    ),
  /** @param {(value: unknown) => unknown} callback @param {unknown} value */
  callBack: (callback, value) => ({ answer: callback(value), promised: Promise.resolve(value) }),
  throwing: () => {
    throw new RangeError('thrown in the preload script');
  },
  nested: { values: [1, { deep: true }] },
  refused,
  argv: process.argv,
});
