import { StateLabel } from '@backstage-guardrails/components';
import {
  type RunState,
  runStateTable,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

/** What became of a decision, as a word, with a sentence on hover: Waiting for approval, Applying, Applied. @public */
export function RunStateLabel(props: { state: RunState }) {
  const { state } = props;
  const { t } = useTranslation();
  // a state that a newer service sends is shown as it is
  if (!Object.hasOwn(runStateTable, state)) {
    return <StateLabel word={String(state)} tone="neutral" />;
  }
  return (
    <StateLabel
      word={t(`components.state.${state}`)}
      tone={runStateTable[state].tone}
      title={t(`components.state.${state}.sentence`)}
    />
  );
}
