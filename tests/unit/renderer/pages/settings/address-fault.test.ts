import { expect, it } from 'vitest';
import { addressProblem } from '../../../../../src-main/runs/server-address.ts';
import { addressFault } from '../../../../../src-renderer/pages/settings/address-fault.ts';

it.each([
  ['http://127.0.0.1:11434', null],
  ['https://api.openai.com/v1/', null],
  [' http://[::1]:8080 ', null],
  ['', 'empty'],
  ['127.0.0.1:11434', 'malformed'],
  ['localhost:11434', 'malformed'],
  ['file:///etc/passwd', 'malformed'],
  ['https://person:secret@api.openai.com', 'secret'],
  ['https://secret@api.openai.com', 'secret'],
  ['https://api.openai.com/v1?api-key=secret', 'query'],
  ['https://api.openai.com/v1#secret', 'query'],
])('W36: the address %j is told apart as it is typed, as the main process does', (typed, fault) => {
  expect(addressFault(typed)).toBe(fault);
  expect(addressProblem(typed) === null).toBe(fault === null);
});

it('W36: an address that is too long to be stored is refused', () => {
  expect(addressFault(`http://localhost/${'a'.repeat(2_000)}`)).toBe('tooLong');
});
