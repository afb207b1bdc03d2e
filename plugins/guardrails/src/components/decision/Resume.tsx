import { LinkButton } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useTranslation } from '../../translation';
import { LeftOut } from '../resubmit/LeftOut';
import type { ResumeForm } from './useResume';

/**
 * Opens the template again with the values of the task that waits. The new task is judged as any other: it goes on
 * without asking only where it comes to the same fingerprint. Secrets were never kept, so the form asks for them.
 * @internal
 */
export function Resume(props: { form: ResumeForm }) {
  const { to, leftOut } = props.form;
  const { t } = useTranslation();
  return (
    <>
      <LinkButton to={to} variant="contained" color="primary">
        {t('decision.resume.action')}
      </LinkButton>
      <Typography variant="body2" color="textSecondary">
        {t(`decision.resume.${noteOf(props.form)}`)}
      </Typography>
      <LeftOut names={leftOut} />
    </>
  );
}

function noteOf({ known, leftOut }: ResumeForm) {
  if (!known) return 'unknown';
  return leftOut.length > 0 ? 'partly' : 'known';
}
