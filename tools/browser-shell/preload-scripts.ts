import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { BLANK_ADDRESS } from './blank-address.ts';
import { createBridgeEnd } from './in-page/bridge-end.ts';
import { getApplicationAccelerators } from './menu/application-menu.ts';
import { startPreloadWorld } from './in-page/preload-world.ts';
import type { PreloadWorldSettings } from './in-page/preload-world.ts';
import { decodeWireValue, encodeWireValue } from './wire-values.ts';

/** The scripts that run in each new document of a window, and the names that they and the shell agree on. */
export interface PreloadScripts {
  /** For the world of the page. It has to run before the other. */
  readonly mainWorld: string;
  /** For the world of the preload script. */
  readonly preloadWorld: string;
  /** The world of the preload script. */
  readonly worldName: string;
  readonly binding: string;
  readonly receiver: string;
  /** Finds the tokens that stand for file paths in a message. */
  readonly fileTokens: RegExp;
}

/**
 * Makes the scripts of a window. All names are random: a page cannot guess them.
 *
 * @param preload path of the app's preload script, null for none
 * @param additionalArguments what the window adds to the preload script's `process.argv`
 * @throws Error when the preload script cannot be read
 */
export function preloadScripts(
  preload: string | null,
  additionalArguments: readonly string[],
): PreloadScripts {
  const worldName = randomName();
  const [toPage, toPreload] = [randomName(), randomName()];
  const fileToken = `${randomName()}.`;
  const settings: PreloadWorldSettings = {
    binding: randomName(),
    receiver: randomName(),
    fileToken,
    accelerators: getApplicationAccelerators(),
    process: {
      platform: process.platform,
      arch: process.arch,
      argv: [...process.argv, ...additionalArguments],
      versions: { node: process.versions.node, v8: process.versions.v8 },
    },
  };
  const source = preload === null ? '' : loadable(readFileSync(preload, 'utf8'));
  return {
    worldName,
    binding: settings.binding,
    receiver: settings.receiver,
    fileTokens: new RegExp(`${fileToken.replaceAll('.', '\\.')}\\d+\\.`, 'g'),
    mainWorld: inTopFrame(
      `(${String(createBridgeEnd)})(globalThis, ${JSON.stringify(toPreload)}, ${JSON.stringify(toPage)});`,
    ),
    preloadWorld: inTopFrame(
      `(${String(startPreloadWorld)})({
        page: globalThis,
        settings: ${JSON.stringify(settings)},
        bridge: (${String(createBridgeEnd)})(globalThis, ${JSON.stringify(toPage)}, ${JSON.stringify(toPreload)}),
        encode: ${String(encodeWireValue)},
        decode: ${String(decodeWireValue)},
        preload(require, module, exports, process) {
${source}
        },
      });`,
    ),
  };
}

/** The empty page and frames inside of the page get nothing. */
function inTopFrame(script: string): string {
  return `if (window === top && !location.href.startsWith(${JSON.stringify(BLANK_ADDRESS)})) {\n${script}\n}`;
}

/** A script that cannot be parsed would take the shell's own with it: in its place stands its error. */
function loadable(source: string): string {
  try {
    compileFunction(source, ['require', 'module', 'exports', 'process']);
    return source;
  } catch (error) {
    return `throw new SyntaxError(${JSON.stringify(error instanceof Error ? error.message : String(error))});`;
  }
}

function randomName(): string {
  return `_${randomUUID().replaceAll('-', '')}`;
}
