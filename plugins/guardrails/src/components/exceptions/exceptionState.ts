import type { Tone } from '@backstage-guardrails/components';
import type { ExceptionState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Translate } from '../../translation';

const tones: Record<ExceptionState, Tone> = {
  requested: 'consent',
  refused: 'bad',
  active: 'caution',
  ended: 'neutral',
  revoked: 'neutral',
  'used-up': 'neutral',
  'control-failed': 'bad',
  'rule-changed': 'neutral',
};

/** The states that an exception can be in. @internal */
export const exceptionStates = Object.keys(tones) as ExceptionState[];

/** A state of an exception: its name, its colour and a sentence. @internal */
export function exceptionState(
  state: ExceptionState,
  t: Translate,
): { word: string; tone: Tone; sentence: string } {
  return {
    word: t(`exceptions.state.${state}`),
    tone: tones[state],
    sentence: t(`exceptions.state.${state}.text`),
  };
}
