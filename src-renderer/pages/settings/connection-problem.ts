import { useTranslation } from 'react-i18next';
import { DEFAULT_BASE_URLS } from '../../../src-main/domain/provider-settings.ts';
import type { ModelSettings } from '../../../src-main/domain/provider-settings.ts';
import type { ProblemTexts } from '../../components/problem-texts.ts';
import type { ConnectionFault } from '../../i18n/codes.ts';

/** Says what is wrong with a connection and how to mend it, in the language of the interface. */
export function useConnectionProblem({
  kind,
  baseUrl,
  model,
}: ModelSettings): (fault: ConnectionFault) => ProblemTexts {
  const { t } = useTranslation('provider');
  return (fault) => {
    const values = { host: URL.parse(baseUrl)?.host ?? '…', model, address: DEFAULT_BASE_URLS[kind] };
    return { message: t(`fault.${fault}.message`, values), remedy: t(`fault.${fault}.remedy`, values) };
  };
}
