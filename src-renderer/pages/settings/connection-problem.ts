import { useTranslation } from 'react-i18next';
import { DEFAULT_BASE_URLS } from '../../../src-main/domain/provider-settings.ts';
import type { ModelSettings } from '../../../src-main/domain/provider-settings.ts';
import type { RequestError } from '../../../src-preload/contract.ts';
import { problemTexts } from '../../components/problem-texts.ts';
import type { ProblemTexts } from '../../components/problem-texts.ts';
import type { ConnectionFault } from '../../i18n/codes.ts';

/** Faults that the main process tells by the codes of a run that ended for them: here no run has ended. */
const FAULTS: Partial<Readonly<Record<RequestError['code'], ConnectionFault>>> = {
  'model-server-unreachable': 'server-unreachable',
  'model-address-unusable': 'address-unusable',
  'model-key-refused': 'key-refused',
  'model-missing': 'model-missing',
  'model-request-refused': 'request-refused',
};

/** What is wrong with a connection and how to mend it, in the language of the interface. */
export function useConnectionProblem({ kind, baseUrl, model }: ModelSettings): {
  readonly ofFault: (fault: ConnectionFault) => ProblemTexts;
  readonly ofError: (problem: RequestError) => ProblemTexts;
} {
  const { t } = useTranslation('provider');
  const { t: tProblems } = useTranslation('problems');
  const ofFault = (fault: ConnectionFault): ProblemTexts => {
    const values = { host: URL.parse(baseUrl)?.host ?? '…', model, address: DEFAULT_BASE_URLS[kind] };
    return { message: t(`fault.${fault}.message`, values), remedy: t(`fault.${fault}.remedy`, values) };
  };
  return {
    ofFault,
    ofError: (problem) => {
      const fault = FAULTS[problem.code];
      return fault === undefined ? problemTexts(tProblems, problem) : ofFault(fault);
    },
  };
}
