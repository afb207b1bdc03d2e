import { LinkButton } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { useFormAddress } from '../resubmit/useFormAddress';
import { type RunForm, useRunForm } from '../resubmit/useRunForm';

/** The parameter in which a template takes the task that it continues. */
const RESUMES = 'resumes';

/**
 * Opens the template again with the values of the task that waits. The new task is judged as any other: it goes on
 * without asking only where it comes to the same fingerprint. Secrets were never kept, so the form asks for them.
 * @internal
 */
export function Resume(props: { run: NonNullable<DecisionDetail['run']> }) {
  const { task, template } = props.run;
  const { t } = useTranslation();
  const address = useFormAddress(template);
  const form = useRunForm(props.run);
  if (!address || form.status === 'loading') return null;
  const known = form.status === 'ready' ? form.value : undefined;
  const { to } = address(known && valuesOf(known, task));
  return (
    <>
      <LinkButton to={to} variant="contained" color="primary">
        {t('decision.resume.action')}
      </LinkButton>
      <Typography variant="body2" color="textSecondary">
        {known ? t('decision.resume.known') : t('decision.resume.unknown')}
      </Typography>
    </>
  );
}

/** A form may refuse what it does not know, so only a template that passes the task on is told of it. */
function valuesOf({ values, steps }: RunForm, task: string) {
  const told = JSON.stringify(steps).includes(`parameters.${RESUMES}`);
  return { ...values, ...(told && { [RESUMES]: task }) };
}
