import type { Tone } from '@backstage-guardrails/components';
import type {
  WhatIfCounts,
  WhatIfResultKind,
  WhatIfState,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Translate } from '../../translation';

const tones: Record<WhatIfState, Tone> = {
  running: 'consent',
  finished: 'good',
  cancelled: 'neutral',
  failed: 'bad',
  interrupted: 'caution',
};

/** A state of a what-if: its name, its colour and a sentence. @internal */
export function whatIfState(
  state: WhatIfState,
  t: Translate,
): { word: string; tone: Tone; sentence: string } {
  return {
    word: t(`whatIf.state.${state}`),
    tone: tones[state],
    sentence: t(`whatIf.state.${state}.text`),
  };
}

/** What can come of a decision that is not as it was, the most severe first, with its colour. @internal */
export const kindTones: Record<WhatIfResultKind, Tone> = {
  'newly-denied': 'bad',
  'newly-needs-approval': 'consent',
  'newly-allowed': 'good',
  'not-judged': 'neutral',
};

/** @internal */
export const resultKinds = Object.keys(kindTones) as WhatIfResultKind[];

/** How many decisions were looked at. @internal */
export function comparedOf(counts: WhatIfCounts): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}
