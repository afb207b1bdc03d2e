import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { Section } from '@backstage-guardrails/components';
import type { WhatIf } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { comparedOf } from './whatIfState';

/** How far a what-if is, or was when it ended too early. @internal */
export function Progress(props: { whatIf: WhatIf }) {
  const { state, counts, total } = props.whatIf;
  const { t } = useTranslation();
  const done = comparedOf(counts);
  const text = t('whatIf.view.progress', { done, total });
  return (
    <Section title={t('whatIf.view.progress.title')}>
      <Typography variant="body2">{text}</Typography>
      {state === 'running' && (
        <LinearProgress
          variant="determinate"
          aria-label={text}
          value={total === 0 ? 0 : Math.min(100, (100 * done) / total)}
        />
      )}
    </Section>
  );
}
