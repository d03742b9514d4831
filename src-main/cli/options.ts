import { InvalidArgumentError, Option } from 'commander';
import { EXPORT_FORMATS } from '../domain/export-format.ts';
import type { ExportFormat } from '../domain/export-format.ts';
import { PROVIDERS } from '../runs/run-options.ts';
import type { RunOptions } from '../runs/run-options.ts';

/** What later versions will know. Refused by name until then, and not in the help. */
const LATER_PROVIDERS = ['ollama', 'openai'];
const LATER_FORMATS = ['tbx', 'html', 'xlsx', 'tsv'];

/** `--provider P` */
export const providerOption = new Option(
  '--provider <P>',
  `who writes the definitions: ${PROVIDERS.join(', ')}`,
)
  .default('extractive')
  .argParser((value): RunOptions['provider'] => {
    const provider = PROVIDERS.find((known) => known === value);
    if (provider !== undefined) return provider;
    throw new InvalidArgumentError(
      LATER_PROVIDERS.includes(value)
        ? `The provider ${value} does not exist yet; use ${PROVIDERS.join(' or ')}.`
        : `Use ${PROVIDERS.join(' or ')}.`,
    );
  });

/** `--format F` of a glossary */
export const exportFormatOption = new Option(
  '--format <F>',
  `${EXPORT_FORMATS.join(', ')} (default: by the suffix of --out, else md)`,
).argParser((value): ExportFormat => {
  const format = EXPORT_FORMATS.find((known) => known === value);
  if (format !== undefined) return format;
  throw new InvalidArgumentError(
    LATER_FORMATS.includes(value)
      ? `The format ${value} does not exist yet; use ${EXPORT_FORMATS.join(', ')}.`
      : `Use ${EXPORT_FORMATS.join(', ')}.`,
  );
});

/** `--format json` of the commands that list things */
export function listFormatOption(): Option {
  return new Option('--format <F>', 'json').argParser((value): 'json' => {
    if (value === 'json') return value;
    throw new InvalidArgumentError('Use json.');
  });
}

/** Options of model providers: refused by name as long as there is none. */
export function modelOptions(): Option[] {
  return ['--model <M>', '--base-url <U>'].map((flags) =>
    new Option(flags).hideHelp().argParser((): never => {
      throw new InvalidArgumentError('There is no provider yet that has models; leave it out.');
    }),
  );
}

/** `--concurrency N` and `--limit N` */
export function parseCount(value: string): number {
  const count = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(count) || count < 1) {
    throw new InvalidArgumentError('Use a whole number from 1.');
  }
  return count;
}
