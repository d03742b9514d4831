import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      outDir: path.join(root, 'out/main'),
      minify: true,
      rolldownOptions: {
        // The files of the worker threads lie as in the sources, see src-main/thread-files.ts.
        input: {
          index: path.join(root, 'src-main/index.ts'),
          'db/database-thread': path.join(root, 'src-main/db/database-thread.ts'),
          'db/file-thread': path.join(root, 'src-main/db/file-thread.ts'),
          'pipeline/text-worker': path.join(root, 'src-main/pipeline/text-worker.ts'),
          'exchange/export-thread': path.join(root, 'src-main/exchange/export-thread.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: path.join(root, 'out/preload'),
      minify: true,
      // A sandboxed preload script can require nothing but Electron: the rest is bundled.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: path.join(root, 'src-preload/index.ts') },
        // A sandboxed preload script has to be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path.join(root, 'src-renderer'),
    plugins: [react()],
    build: {
      outDir: path.join(root, 'out/renderer'),
      minify: true,
      // The page comes from the disk, in one piece: in kB.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: { index: path.join(root, 'src-renderer/index.html') },
      },
    },
  },
});
