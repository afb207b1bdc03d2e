import Typography from '@material-ui/core/Typography';
import { Section } from '@backstage-guardrails/components';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { TrialText } from '../resubmit/TrialText';
import type { Resubmission } from '../resubmit/useResubmission';

/** What the form of a denied run will be opened with, and what policy says to it. @internal */
export function FixAndResubmit(props: {
  detail: DecisionDetail;
  resubmission: Resubmission;
}) {
  const { detail, resubmission } = props;
  const { form, trial } = resubmission;
  const { t } = useTranslation();
  return (
    <Section title={t('resubmit.title')}>
      {trial.status === 'loading' ? (
        <Typography variant="body2" color="textSecondary" role="status">
          {t('resubmit.trying')}
        </Typography>
      ) : (
        <TrialText
          detail={detail}
          form={form}
          trial={trial.status === 'ready' ? trial.value : undefined}
        />
      )}
    </Section>
  );
}
