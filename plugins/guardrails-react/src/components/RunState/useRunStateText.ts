import type { RunState } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

/** Gives the word and the sentence for the state of a run. @public */
export function useRunStateText(): (state: RunState) => {
  word: string;
  sentence: string;
} {
  const { t } = useTranslation();
  return state => ({
    word: t(`components.state.${state}`),
    sentence: t(`components.state.${state}.sentence`),
  });
}
