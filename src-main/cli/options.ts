import { InvalidArgumentError, Option } from 'commander';
import { EXPORT_FORMATS } from '../domain/export-format.ts';
import type { ExportFormat } from '../domain/export-format.ts';
import { DEFAULT_BASE_URLS, PROVIDER_KINDS } from '../domain/provider-settings.ts';
import type { ProviderKind } from '../domain/provider-settings.ts';

/** What later versions will know. Refused by name until then, and not in the help. */
const LATER_FORMATS = ['tbx', 'html', 'xlsx', 'tsv'];

/** `--provider P` */
export const providerOption = new Option(
  '--provider <P>',
  'who writes the definitions: extractive (built in), ollama, or openai for all servers that speak its protocol',
)
  .default('extractive')
  .argParser((value): ProviderKind => {
    const provider = PROVIDER_KINDS.find((known) => known === value);
    if (provider !== undefined) return provider;
    throw new InvalidArgumentError(`Use ${PROVIDER_KINDS.join(', ')}.`);
  });

/**
 * What is said of the model of a provider. Whether it fits together is seen when all options are known; an address is
 * not judged here, since a refused argument is repeated on the terminal, with a password that may stand in it.
 */
export function modelOptions(): Option[] {
  return [
    new Option('--model <M>', 'the model to ask; under Azure the name of the deployment'),
    new Option(
      '--base-url <U>',
      `where the server is (default: ${DEFAULT_BASE_URLS.ollama} or ${DEFAULT_BASE_URLS.openai})`,
    ),
    new Option('--api-version <V>', 'version of the interface, which makes it that of Azure OpenAI'),
  ];
}

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

/** `--concurrency N` and `--limit N` */
export function parseCount(value: string): number {
  const count = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(count) || count < 1) {
    throw new InvalidArgumentError('Use a whole number from 1.');
  }
  return count;
}
