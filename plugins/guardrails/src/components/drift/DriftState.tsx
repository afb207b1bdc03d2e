import { StateLabel, type Tone } from '@backstage-guardrails/components';
import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const tones: Record<TargetDrift['state'], Tone> = {
  'in-sync': 'good',
  drifted: 'bad',
  'not-checked': 'neutral',
  'could-not-check': 'caution',
};

/** Whether a target is as it was applied, as a word with its colour. @internal */
export function DriftState(props: { state: TargetDrift['state'] }) {
  const { state } = props;
  const { t } = useTranslation();
  return <StateLabel word={t(`drift.state.${state}`)} tone={tones[state]} />;
}
