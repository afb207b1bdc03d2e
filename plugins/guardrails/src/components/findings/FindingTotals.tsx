import type { Tone } from '@backstage-guardrails/components';
import type { FindingGroup } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { Figures } from '../common/Figures';

const tones = {
  open: 'bad',
  enforced: 'bad',
  notConfirmed: 'caution',
  waived: 'consent',
  opened: 'neutral',
  resolved: 'neutral',
} as const satisfies Record<string, Tone>;

/** The counts of all groups, the most important first. @internal */
export function FindingTotals(props: { totals: FindingGroup }) {
  const { totals } = props;
  const { t } = useTranslation();
  const names = Object.keys(tones) as (keyof typeof tones)[];
  return (
    <Figures
      figures={names.map(name => ({
        name: t(`findings.summary.${name}`),
        ...(name === 'notConfirmed' && {
          title: t('findings.summary.notConfirmed.title'),
        }),
        tone: totals[name] ? tones[name] : 'neutral',
        value: totals[name].toLocaleString(),
      }))}
    />
  );
}
