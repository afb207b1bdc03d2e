import type { Tone } from '@backstage-guardrails/components';
import type { LoadState } from '@backstage-guardrails/plugin-entity-cost-common';

/** In the order of their life. @internal */
export const loadStates = [
  'loading',
  'in-force',
  'replaced',
  'refused',
  'failed',
] as const satisfies readonly LoadState[];

/** @internal */
export const loadTones: Record<LoadState, Tone> = {
  loading: 'consent',
  'in-force': 'good',
  replaced: 'neutral',
  refused: 'bad',
  failed: 'bad',
};
