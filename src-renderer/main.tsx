/* oxlint-disable import/no-unassigned-import -- styles have no names */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
/* oxlint-enable import/no-unassigned-import */
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/queries.ts';
import { App } from './app.tsx';
import { startTexts } from './i18n/i18n.ts';

/** The nonce of this load; the browser hides it from the attribute, so it is read from the element. */
function nonceOfThisLoad(): string {
  const meta = document.querySelector('meta[property="csp-nonce"]');
  return meta instanceof HTMLElement ? meta.nonce : '';
}

const nonce = nonceOfThisLoad();
// The library that keeps the page behind a dialog from scrolling looks for it here.
// oxlint-disable-next-line no-underscore-dangle
globalThis.__webpack_nonce__ = nonce;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
await startTexts();
createRoot(root).render(<App client={createQueryClient()} nonce={nonce} />);
