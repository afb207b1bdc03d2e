import type { ExceptionState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Tone } from '@backstage-guardrails/plugin-guardrails-react';

/** Where an exception stands, in a word, a colour and a sentence. @internal */
export const exceptionStates: Record<
  ExceptionState,
  { word: string; tone: Tone; sentence: string }
> = {
  requested: {
    word: 'Waiting',
    tone: 'consent',
    sentence: 'It waits for consent. Until then the rule counts.',
  },
  refused: {
    word: 'Refused',
    tone: 'bad',
    sentence: 'It was not granted. The rule counts.',
  },
  active: {
    word: 'Active',
    tone: 'caution',
    sentence: 'The rule is waived within the bounds below, until it ends.',
  },
  ended: {
    word: 'Ended',
    tone: 'neutral',
    sentence: 'Its time is over. The rule counts again.',
  },
  revoked: {
    word: 'Revoked',
    tone: 'neutral',
    sentence: 'It was ended early. The rule counts again.',
  },
  'used-up': {
    word: 'Used up',
    tone: 'neutral',
    sentence: 'As many changes as were granted relied on it. The rule counts.',
  },
  'control-failed': {
    word: 'Control failed',
    tone: 'bad',
    sentence: 'What was to make up for it no longer holds. The rule counts.',
  },
  'rule-changed': {
    word: 'Rule changed',
    tone: 'neutral',
    sentence: 'It was granted for another revision of the rule, which counts.',
  },
};

const eventWords: Record<string, string> = {
  requested: 'Asked for',
  granted: 'Granted',
  'carried-over': 'Carried over',
  refused: 'Refused',
  used: 'Relied on',
  revoked: 'Revoked',
  ended: 'Ended',
  ending: 'Warned of its end',
  'used-up': 'Used up',
  'control-failed': 'Its control failed',
  'control-held': 'Its control held',
  'rule-changed': 'The rule changed',
};

/** What happened to an exception, by its kind; the kind itself where there is no word. @internal */
export function eventWord(kind: string): string {
  return eventWords[kind] ?? kind;
}
