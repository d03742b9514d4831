import type { Browser } from './browser.ts';
import { answerAppRequest, isAppRequest } from './protocol.ts';
import { webContentsOfFrame } from './web-contents.ts';

/**
 * Looks at the requests of all pages: those to the app's schemes are answered by the app, and those of documents
 * are asked about before a frame goes anywhere.
 */
export async function watchRequests({ session }: Browser): Promise<void> {
  session.on('Fetch.requestPaused', (paused) => {
    const { requestId, frameId, request, resourceType } = paused;
    if (resourceType === 'Document') {
      const redirected = paused.redirectedRequestId !== undefined;
      const contents = webContentsOfFrame(frameId);
      if (contents?.mayNavigate(frameId, request.url, redirected) !== true) {
        session.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
        return;
      }
    }
    if (isAppRequest(paused)) void answerAppRequest(session, paused);
    else session.post('Fetch.continueRequest', { requestId });
  });
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: '*', resourceType: 'Document' }, { urlPattern: 'https://*.invalid/*' }],
  });
}
