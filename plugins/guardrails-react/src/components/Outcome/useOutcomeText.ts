import type { Outcome } from '@backstage-guardrails/policy-model';
import { useTranslation } from '../../translation';

/** Gives the text of an outcome: Denied, Needs approval, Allowed with warnings, Allowed. @public */
export function useOutcomeText(): (outcome: Outcome) => string {
  const { t } = useTranslation();
  return outcome => t(`components.outcome.${outcome}`);
}
