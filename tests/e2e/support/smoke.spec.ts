import { expect, test } from './test.ts';
import { t } from './texts.ts';
for (const [kind, i] of ['empty', 'documents', 'built', 'thousand-terms', 'built', 'thousand-terms'].map(
  (k, i) => [k, i] as const,
))
  test(`starts ${kind} ${i}`, async ({ app }) => {
    let t0 = Date.now();
    await app.prepare(kind);
    console.log(kind, 'prepared', Date.now() - t0);
    t0 = Date.now();
    const page = await app.start();
    await expect(page.getByText('Harbour 港').first()).toBeVisible();
    await expect(
      page.getByRole('button', { name: t('projects:openProject', { name: 'Harbour 港' }) }),
    ).toBeVisible();
    console.log(kind, 'started', Date.now() - t0);
    await page.screenshot({ path: '/tmp/e1/' + kind + '.png' });
    t0 = Date.now();
    await app.close();
    console.log(kind, 'closed', Date.now() - t0);
  });
