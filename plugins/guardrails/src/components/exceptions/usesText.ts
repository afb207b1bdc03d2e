import type { ExceptionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import type { Translate } from '../../translation';

/** `2`, or `2 of 5` where the uses are limited. @internal */
export function usesText(
  { uses, maximumUses }: Pick<ExceptionSummary, 'uses' | 'maximumUses'>,
  t: Translate,
): string {
  return maximumUses === undefined
    ? String(uses)
    : t('exceptions.uses.limited', {
        uses: String(uses),
        maximum: String(maximumUses),
      });
}
