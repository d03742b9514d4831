import { expect, it } from 'vitest';
import { pullCommand } from '../../../../../src-renderer/pages/settings/pull-command.ts';

it('only a plain name of a model of Ollama becomes a command', () => {
  const command = (model: string) => pullCommand({ kind: 'ollama', model });
  expect(command('hf.co/some/model-GGUF:Q4_K_M')).toBe('ollama pull hf.co/some/model-GGUF:Q4_K_M');
  expect(command('small; rm -rf ~')).toBeNull();
  expect(command('--insecure')).toBeNull();
  expect(command('$(id)')).toBeNull();
  expect(pullCommand({ kind: 'openai', model: 'small' })).toBeNull();
});
