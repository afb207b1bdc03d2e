import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { People } from '../common/People';
import { needsPasskey } from './useReview';

/** For whom a person reviews, and whether it has to be signed. @internal */
export function ReviewTerms(props: {
  eligibility: Extract<ApprovalDetail['eligibility'], { canDecide: true }>;
}) {
  const { eligibility } = props;
  const { standsInFor = [] } = eligibility;
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <>
      {standsInFor.length > 0 && (
        <Typography variant="body2">
          {t('approvals.decide.delegate', {
            people: <People references={standsInFor} />,
          })}
        </Typography>
      )}
      {needsPasskey(eligibility) && (
        <Typography variant="body2">
          {t('approvals.decide.passkey')}{' '}
          <Link to={links.approvalSettings()} underline="always">
            {t('approvals.decide.passkeys')}
          </Link>
        </Typography>
      )}
    </>
  );
}
