import type { DecisionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../translation';

/**
 * The worst finding of a decision in a list. Where none counts and none warns, an exception lets it through or its rule
 * is not enforced yet, and the sentence says so.
 * @public
 */
export function useDescribeHeadline(): (
  decision: Pick<DecisionSummary, 'findings' | 'headline'>,
) => string {
  const { t } = useTranslation();
  return ({ findings, headline = '' }) =>
    headline === '' || findings.enforced + findings.warned > 0
      ? headline
      : t('text.headline.notEnforced', { headline });
}
