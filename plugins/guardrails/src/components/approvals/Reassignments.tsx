import { Age, SafeLines } from '@backstage-guardrails/components';
import type { Handover } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';

/** Who reassigned their review to whom, and whether it was returned. @internal */
export function Reassignments(props: { handovers: Handover[] }) {
  const { t } = useTranslation();
  return (
    <>
      {props.handovers.map(({ from, to, reason, at, returnedAt }) => (
        <li key={`${from} ${to}`}>
          {t('approvals.reassign.line', {
            from: <Actor reference={from} />,
            to: <Actor reference={to} />,
            at: <Age at={at} />,
            reason: <SafeLines>{reason}</SafeLines>,
          })}
          {returnedAt && (
            <>
              {' '}
              {t('approvals.reassign.returned', {
                at: <Age at={returnedAt} />,
              })}
            </>
          )}
        </li>
      ))}
    </>
  );
}
