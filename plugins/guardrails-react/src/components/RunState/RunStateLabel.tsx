import { StateLabel, type Tone } from '@backstage-guardrails/components';
import type { RunState } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const tones: Record<RunState, Tone> = {
  allowed: 'good',
  denied: 'bad',
  'approval-required': 'consent',
  'waiting-for-approval': 'consent',
  approved: 'good',
  rejected: 'bad',
  'changes-requested': 'caution',
  withdrawn: 'neutral',
  expired: 'neutral',
  superseded: 'neutral',
  applying: 'caution',
  applied: 'good',
  failed: 'bad',
  'outcome-unknown': 'caution',
};

/** What became of a decision, as a word, with a sentence on hover: Waiting for approval, Applying, Applied. @public */
export function RunStateLabel(props: { state: RunState }) {
  const { state } = props;
  const { t } = useTranslation();
  // a state that a newer service sends is shown as it is
  if (!Object.hasOwn(tones, state)) {
    return <StateLabel word={String(state)} tone="neutral" />;
  }
  return (
    <StateLabel
      word={t(`components.state.${state}`)}
      tone={tones[state]}
      title={t(`components.state.${state}.sentence`)}
    />
  );
}
