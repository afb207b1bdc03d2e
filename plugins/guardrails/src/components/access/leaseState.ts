import type { Tone } from '@backstage-guardrails/components';
import type { LeaseState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Translate } from '../../translation';

const tones: Record<LeaseState, Tone> = {
  waiting: 'consent',
  ready: 'caution',
  active: 'caution',
  ending: 'bad',
  ended: 'neutral',
  refused: 'bad',
  failed: 'bad',
};

/** The states that a lease can be in. @internal */
export const leaseStates = Object.keys(tones) as LeaseState[];

/** A state of a lease: its name, its colour and a sentence. @internal */
export function leaseState(
  state: LeaseState,
  t: Translate,
): { word: string; tone: Tone; sentence: string } {
  return {
    word: t(`access.state.${state}`),
    tone: tones[state],
    sentence: t(`access.state.${state}.text`),
  };
}
