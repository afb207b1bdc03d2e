import Typography from '@material-ui/core/Typography';
import { Loaded } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { readDays, type WhatIfForm } from './whatIfForm';

/** The service counts no further: one more says that there are more. */
const COUNTED = 1000;

/** How many decisions will be compared. @internal */
export function DecisionCount(props: {
  form: Pick<WhatIfForm, 'since' | 'until'>;
}) {
  const { t } = useTranslation();
  const days = readDays(props.form);
  const decisions = useGuardrails(
    ['what-if-count', days],
    async (api, options) => {
      if ('missing' in days) return undefined;
      const { total } = await api.listDecisions(
        { filter: { ...days, checks: 'all' }, limit: 1, count: true },
        options,
      );
      return total;
    },
  );
  return (
    <Loaded remote={decisions} of={t('whatIf.of.count')}>
      {total =>
        total === undefined ? null : (
          <Typography variant="body2">{describe(total)}</Typography>
        )
      }
    </Loaded>
  );

  function describe(total: number): string {
    if (total > COUNTED) return t('whatIf.start.count.more');
    return total === 0
      ? t('whatIf.start.count.none')
      : t('whatIf.start.count', { count: total });
  }
}
