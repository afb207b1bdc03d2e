import { SafeText } from '@backstage-guardrails/components';
import type { WhatIfResult } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

/** Rules that have a part in the change, facts that were not recorded, or why a decision was not judged. @internal */
export function Why(props: { result: WhatIfResult }) {
  const { rules, lacking, reason, olderEngine } = props.result;
  const { t } = useTranslation();
  return (
    <>
      {rules.map(({ rule, change }) => (
        <div key={rule}>
          {t(`whatIf.results.${change}`, { rule: <SafeText>{rule}</SafeText> })}
        </div>
      ))}
      {lacking && (
        <div>
          {t(
            `whatIf.results.lacking.${lacking.explain ? 'explains' : 'partly'}`,
            { facts: <SafeText>{lacking.facts.join(', ')}</SafeText> },
          )}
        </div>
      )}
      {reason && (
        <div>
          <SafeText>{`${reason.message} [${reason.code}]`}</SafeText>
        </div>
      )}
      {olderEngine && (
        <div>
          {t('whatIf.results.olderEngine', {
            version: <SafeText>{olderEngine}</SafeText>,
          })}
        </div>
      )}
    </>
  );
}
