import { expect, it } from 'vitest';
import { addressProblem, hostOf, isLocal } from '../../../src-main/runs/server-address.ts';

it.each([
  ['http://127.0.0.1:11434', '127.0.0.1:11434', true],
  ['http://[::1]:8080/v1', '[::1]:8080', true],
  ['http://LOCALHOST:1234/v1', 'localhost:1234', true],
  ['http://models.localhost', 'models.localhost', true],
  ['http://127.1', '127.0.0.1', true],
  ['https://api.openai.com/v1', 'api.openai.com', false],
  ['http://192.168.0.7:8080', '192.168.0.7:8080', false],
  ['http://0.0.0.0:8080', '0.0.0.0:8080', false],
  ['http://localhost.example.com', 'localhost.example.com', false],
  ['http://127.0.0.1.example.com', '127.0.0.1.example.com', false],
])('what is sent to %s goes to %s, which is this computer: %s', (baseUrl, host, local) => {
  expect(addressProblem(baseUrl)).toBeNull();
  expect(hostOf(baseUrl)).toBe(host);
  expect(isLocal(baseUrl)).toBe(local);
});

it.each([
  'localhost:11434',
  'api.example.com',
  'file:///etc/planted',
  'http://',
  'https://planted:planted@example.com/v1',
  'https://planted@127.0.0.1',
  'https://example.com/v1?key=planted',
  'https://example.com/v1#planted',
])('W36, W38: the address %s is refused, and nothing of it is repeated', (baseUrl) => {
  expect(addressProblem(baseUrl)).toMatch(/base URL/);
  expect(addressProblem(baseUrl)).not.toMatch(/planted|example|localhost:11434/);
});
