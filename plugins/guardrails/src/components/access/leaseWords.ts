import type { LeaseState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Tone } from '@backstage-guardrails/plugin-guardrails-react';

/** Where a lease stands, in a word, a colour and a sentence. @internal */
export const leaseStates: Record<
  LeaseState,
  { word: string; tone: Tone; sentence: string }
> = {
  waiting: {
    word: 'Waiting',
    tone: 'consent',
    sentence: 'It waits for consent. Nobody has access by it.',
  },
  ready: {
    word: 'Ready',
    tone: 'caution',
    sentence: 'It may be started by whoever asked for it. The time runs then.',
  },
  active: {
    word: 'Active',
    tone: 'caution',
    sentence: 'The access is given, until it ends.',
  },
  ending: {
    word: 'Ending',
    tone: 'bad',
    sentence: 'The access is being taken away; it is not proved gone yet.',
  },
  ended: {
    word: 'Ended',
    tone: 'neutral',
    sentence: 'The access is gone.',
  },
  refused: {
    word: 'Refused',
    tone: 'bad',
    sentence: 'It was not granted. Nobody had access by it.',
  },
  failed: {
    word: 'Failed',
    tone: 'bad',
    sentence: 'The system that gives access did not do what it was asked for.',
  },
};
