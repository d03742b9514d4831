import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parseShellOptions, readAppManifest, StartError } from './options.ts';
import { isEnding, setRuntime } from './runtime.ts';

/** Loads the app with the shell's module in the place of Electron. */
async function start(): Promise<void> {
  const options = parseShellOptions(process.argv.slice(2));
  const manifest = readAppManifest(options.appFolder);
  setRuntime({ options, manifest });
  process.argv = [process.execPath, options.appFolder, ...options.appArguments];
  const electron = new URL('electron-module.ts', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' || specifier === 'electron/main'
        ? { url: electron, shortCircuit: true }
        : next(specifier, context),
  });
  const { app } = await import('./app.ts');
  const { acceptRemoteControl } = await import('./remote-control.ts');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  acceptRemoteControl();
  process.on('unhandledRejection', (reason) => {
    if (!isEnding()) throw reason;
  });
  await import(pathToFileURL(manifest.main).href);
}

try {
  await start();
} catch (error) {
  if (error instanceof StartError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else if (!isEnding()) {
    throw error;
  }
}
