import { Link } from '@backstage/core-components';
import { Age } from '@backstage-guardrails/components';
import type { FindingStatus } from '@backstage-guardrails/plugin-guardrails-common';
import { shortId } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';

/** Until when an exception accepts a finding, and which one; nothing where none does. @internal */
export function WaivedUntil({ status }: { status: FindingStatus }) {
  const links = useLinks();
  const { t } = useTranslation();
  if (status.state !== 'waived') return null;
  const { exception, until } = status;
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
