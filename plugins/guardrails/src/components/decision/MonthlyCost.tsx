import { SafeText } from '@backstage-guardrails/components';
import type { Facts } from '@backstage-guardrails/policy-model';
import { useTranslation } from '../../translation';

/** What the change adds to the costs of a month, where an estimate was a fact of the decision. @internal */
export function MonthlyCost(props: { facts: Facts }) {
  const { t } = useTranslation();
  const estimate = readEstimate(props.facts['cost.estimate']);
  if (!estimate?.increase) return null;
  const { increase, currency } = estimate;
  const amount = <SafeText>{`${Math.abs(increase)} ${currency}`}</SafeText>;
  return (
    <>
      <span>·</span>
      <span>
        {increase < 0
          ? t('decision.header.cost.saves', { amount })
          : t('decision.header.cost.adds', { amount })}
      </span>
    </>
  );
}

/** A fact has whatever its provider says, so only the shape that is known is shown. */
function readEstimate(
  fact: Facts[string] | undefined,
): { increase: number; currency: string } | undefined {
  if (fact?.status !== 'known') return undefined;
  const { increase, currency } = Object(fact.value);
  return typeof increase === 'number' && typeof currency === 'string'
    ? { increase, currency }
    : undefined;
}
