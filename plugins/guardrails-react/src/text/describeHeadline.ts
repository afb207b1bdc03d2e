import type { DecisionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../translation';

/**
 * The worst finding of a decision in a list. Where it does not count, an exception lets it through or its rule is not
 * enforced yet, and the sentence says which; decisions from before that was kept say that it is one of the two.
 * @public
 */
export function useDescribeHeadline(): (
  decision: Pick<DecisionSummary, 'findings' | 'headline'>,
) => string {
  const { t } = useTranslation();
  return ({ findings, headline = '' }) => {
    const { enforced, warned, worst } = findings;
    if (headline === '') return headline;
    if (worst === 'waived' || worst === 'shadow') {
      return t(`text.headline.${worst}`, { headline });
    }
    return worst !== undefined || enforced + warned > 0
      ? headline
      : t('text.headline.notEnforced', { headline });
  };
}
