import { expect, it } from 'vitest';
import { ActionableError } from '../../../src-main/domain/errors.ts';
import { MODEL_FAULTS, ModelError } from '../../../src-main/llm/model-error.ts';
import type { ModelFault } from '../../../src-main/llm/model-error.ts';
import { asRunError } from '../../../src-main/runs/unusable-model.ts';
import { MODEL_SETTINGS } from '../../support/model-settings.ts';

/** Faults that another unit would have too, with what is to be done. */
const ENDING: readonly (readonly [ModelFault, string, RegExp])[] = [
  ['server-unreachable', 'model-server-unreachable', /^Start the server/],
  ['address-unusable', 'model-address-unusable', /^Give the address/],
  ['key-refused', 'model-key-refused', /^Give a valid key/],
  ['model-missing', 'model-missing', /ollama pull small:1b$/],
  ['request-refused', 'model-request-refused', /^Choose another model/],
];
const endsRun = (fault: ModelFault): boolean => ENDING.some(([ending]) => ending === fault);

it.each(ENDING)('W01: %s ends a run, as it is in vain to ask for another unit', (fault, code, remedy) => {
  const error = asRunError(new ModelError(fault, 'This happened.'), MODEL_SETTINGS);
  expect(error).toBeInstanceOf(ActionableError);
  expect(error).toMatchObject({
    code,
    message: expect.stringMatching(/^This happened\. .*Finished parts are kept.*resuming the run/),
    remedy: expect.stringMatching(remedy),
    values: { host: '127.0.0.1:9', model: 'small:1b' },
  });
});

it.each(MODEL_FAULTS.filter((fault) => !endsRun(fault)))('%s concerns one unit alone', (fault) => {
  const error = new ModelError(fault, 'This happened.');
  expect(asRunError(error, MODEL_SETTINGS)).toBe(error);
});

it('leaves other errors as they are', () => {
  const error = new Error('x is not a function');
  expect(asRunError(error, MODEL_SETTINGS)).toBe(error);
});
