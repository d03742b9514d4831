import type { Page } from '@playwright/test';
import type { RunStatus } from '../../src-main/domain/run.ts';
import { goodAnswer } from '../support/model-server/good-answer.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { filesWith } from './support/folders.ts';
import { goTo, header, notice, projectIdOf } from './support/journey.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const MODEL = 'small:1b';

const modelField = (page: Page) => page.getByRole('combobox', { name: t('provider:model') });
const buildWith = (page: Page) =>
  header(page).getByRole('button', { name: t('provider:asks.build', { model: MODEL }) });

/** How the runs of the project stand, the newest first. */
async function runStates(page: Page): Promise<readonly RunStatus[]> {
  const projectId = await projectIdOf(page);
  return page.evaluate(async (id) => {
    const answer = await window.genglossary.request('runs:list', { projectId: id });
    return answer.ok ? answer.value.map(({ status }) => status) : [];
  }, projectId);
}

async function chooseServer(page: Page, kind: 'ollama' | 'openai', address: string): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('radio', { name: t(`provider:kind.${kind}.name`) }).check();
  await page.getByLabel(t('provider:baseUrl')).fill(address);
}

test('a person sets a server up, tests it and builds the glossary with its model', async ({ app }) => {
  await using server = await startModelServer({ models: [MODEL, 'other:7b'], conduct: goodAnswer });
  const page = await app.startWith('documents');
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await chooseServer(page, 'ollama', 'http://person:secret@127.0.0.1');
  await expect(page.getByText(t('provider:address.secret'))).toBeVisible();
  await page.getByLabel(t('provider:baseUrl')).fill(server.ollamaUrl);
  await expect(page.getByText(t('provider:address.secret'))).toHaveCount(0);
  await button(t('provider:listModels')).click();
  await expect(page.getByText(t('provider:listed', { count: 2 }))).toBeVisible();
  await modelField(page).fill('absent:7b');
  await button(t('provider:test.start')).click();
  await expect(page.getByText('ollama pull absent:7b')).toBeVisible();
  await modelField(page).fill('small');
  await page.getByRole('option', { name: MODEL }).click();
  await button(t('provider:advanced.title')).click();
  await page.getByLabel(t('provider:advanced.concurrency')).fill('65');
  await expect(page.getByText(t('provider:number.whole', { least: 1, most: 64 }))).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await goTo(page, 'runs');
  await buildWith(page).click();
  await expect(notice(page, /The glossary is built/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('log')).toContainText('Candidates that the model takes for terms');
  expect(server.questions().every(({ question }) => question?.model === MODEL)).toBe(true);
  await goTo(page, 'settings');
  // What did not fit was never saved.
  await expect(page.getByLabel(t('provider:baseUrl'))).toHaveValue(server.ollamaUrl);
  await button(t('provider:advanced.title')).click();
  await expect(page.getByLabel(t('provider:advanced.concurrency'))).toHaveValue('1');

  await goTo(page, 'terms');
  await page.getByText('験潮器', { exact: true }).first().click();
  await expect(page.getByText(t('terms:why.judgement.by', { model: MODEL }))).toBeVisible();
});

test('W41: what was chosen stands all the time, also where one leaves it in the moment in which it is saved', async ({
  app,
}) => {
  const page = await app.startWith('documents');
  await goTo(page, 'settings');
  await expect(page.getByRole('radio', { name: t('provider:kind.ollama.name') })).toBeVisible();
  const timesLost = await page.evaluate(async () => {
    const radioOf = (kind: string): HTMLInputElement => {
      const radio = document.querySelector<HTMLInputElement>(`input[type=radio][value=${kind}]`);
      if (radio === null) throw new Error('There is no choice.');
      return radio;
    };
    const nextTask = async (): Promise<void> => {
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', resolve);
        port1.start();
        port2.postMessage(null);
      });
    };
    const isFormShown = (): boolean => document.querySelector('input[inputmode=url]') !== null;
    let times = 0;
    for (let round = 0; round < 4; round += 1) {
      radioOf('ollama').focus();
      radioOf('ollama').click();
      let wasShown = false;
      // Left again and again from the click on, so that one of these moments is that of the saving.
      for (const until = performance.now() + 200; performance.now() < until; await nextTask()) {
        radioOf('ollama').blur();
        for (let turn = 0; turn < 5; turn += 1) {
          await Promise.resolve();
          if (wasShown && !isFormShown()) times += 1;
        }
        wasShown ||= isFormShown();
        radioOf('ollama').focus();
      }
      radioOf('extractive').focus();
      radioOf('extractive').click();
      while (isFormShown()) await nextTask();
    }
    return times;
  });
  expect(timesLost).toBe(0);
});

test('W38: nothing goes to another computer before a person agrees, and a key is never shown again', async ({
  app,
}) => {
  const key = 'planted-key-0123456789';
  await using server = await startModelServer({ models: [MODEL], conduct: goodAnswer, key });
  const page = await app.startWith('documents');
  // This computer by a name that nobody takes for it.
  const { host } = new URL(server.openaiUrl.replace('127.0.0.1', '[::ffff:127.0.0.1]'));
  await chooseServer(page, 'openai', `http://${host}/v1`);
  await expect(page.getByText(t('provider:where.open'))).toBeVisible();
  await page.getByLabel(t('provider:key.label')).fill(key);
  await page.getByRole('button', { name: t('provider:key.keep'), exact: true }).click();
  await expect(page.getByRole('button', { name: t('provider:key.forget') })).toBeVisible();
  await modelField(page).fill(MODEL);

  await buildWith(page).click();
  const dialog = page.getByRole('dialog', { name: t('provider:consent.title') });
  await expect(dialog).toContainText(host);
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: t('common:cancel') }).click();
  expect(server.questions()).toEqual([]);

  await page.reload();
  await expect(page.getByRole('button', { name: t('provider:key.forget') })).toBeVisible();
  await expect(page.getByLabel(t('provider:key.label'))).toHaveValue('');
  expect(await page.content()).not.toContain(key);

  await goTo(page, 'runs');
  await buildWith(page).click();
  await dialog.getByRole('button', { name: /^Send passages to/ }).click();
  await expect(notice(page, /The glossary is built/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('log')).toContainText(host);
  expect(server.questions().length).toBeGreaterThan(0);
  // The person has agreed once and for all.
  await page.getByRole('button', { name: t('runs:again'), exact: true }).click();
  await expect.poll(() => runStates(page), { timeout: 20_000 }).toEqual(['completed', 'completed']);
  await expect(dialog).toHaveCount(0);
  expect(filesWith(app.folders.data, key)).toEqual([]);
  expect(filesWith(app.folders.projects, key)).toEqual([]);
  // The same look finds what is there.
  expect(filesWith(app.folders.projects, MODEL)).not.toEqual([]);
});
