import { Link } from '@backstage/core-components';
import { Age, SafeText } from '@backstage-guardrails/components';
import type { FindingStatus } from '@backstage-guardrails/plugin-guardrails-common';
import { shortId } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';

/** What accepts a finding: an exception with its end, or a standard change; nothing where none does. @internal */
export function WaivedUntil({ status }: { status: FindingStatus }) {
  const links = useLinks();
  const { t } = useTranslation();
  if (status.state !== 'waived') return null;
  const { exception, until, preApproval } = status;
  if (preApproval !== undefined) {
    return t('findings.waived.preApproval', {
      id: <SafeText>{preApproval}</SafeText>,
    });
  }
  if (exception === undefined || until === undefined) return null;
  return t('findings.waived', {
    until: <Age at={until} />,
    id: (
      <Link to={links.exception(exception)} underline="always">
        {shortId(exception)}
      </Link>
    ),
  });
}
