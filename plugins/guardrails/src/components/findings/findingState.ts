import type { Tone } from '@backstage-guardrails/components';
import type { FindingStateName } from '@backstage-guardrails/plugin-guardrails-common';
import type { Translate } from '../../translation';

const tones: Record<FindingStateName, Tone> = {
  open: 'bad',
  'not-confirmed': 'caution',
  waived: 'consent',
  resolved: 'good',
  proposed: 'neutral',
};

/** The states that a finding can be in. @internal */
export const findingStates = Object.keys(tones) as FindingStateName[];

/** A state of a finding: its name, its colour and a sentence. @internal */
export function findingState(
  state: FindingStateName,
  t: Translate,
): { word: string; tone: Tone; sentence: string } {
  return {
    word: t(`findings.state.${state}`),
    tone: tones[state],
    sentence: t(`findings.state.${state}.text`),
  };
}
