import type { ErrorCode } from '../../src-main/domain/errors.ts';
import type { RequestError } from '../../src-preload/contract.ts';

/** What a person is told about something that went wrong. */
export interface ProblemTexts {
  /** What happened and what was kept. */
  readonly message: string;
  /** What to do; may be empty. */
  readonly remedy: string;
}

/** Finds a text about problems in the language of the interface. */
type TranslateProblem = (
  key: `${RequestError['code'] | ErrorCode}.${'message' | 'remedy'}`,
  values: Readonly<Record<string, string | number>>,
) => string;

/** Says in the language of the interface what went wrong and what to do. */
export function problemTexts(
  t: TranslateProblem,
  { code, message, values }: Pick<RequestError, 'code' | 'message' | 'values'>,
): ProblemTexts {
  // What is not known by name is left open.
  const known = { document: '…', term: '…', host: '…', model: '…', ...values };
  return {
    message: t(`${code}.message`, { ...known, detail: message }),
    remedy: t(`${code}.remedy`, known),
  };
}
