import { Link } from '@backstage/core-components';
import {
  Age,
  SafeText,
  Facts,
  SafeLines,
} from '@backstage-guardrails/components';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { Target } from '../common/Target';

/** What access, to what, for whom, why and how long. @internal */
export function LeaseFacts(props: { lease: Lease }) {
  const { lease } = props;
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <Facts
      items={[
        [t('access.facts.person'), <Actor reference={lease.person} />],
        [t('access.facts.resource'), <Target reference={lease.resource} />],
        [
          t('access.facts.role'),
          <code>
            <SafeText>{lease.role}</SafeText>
          </code>,
        ],
        [
          t('access.facts.duration'),
          t('access.minutes', { count: lease.minutes }),
        ],
        [t('access.facts.purpose'), <SafeLines>{lease.purpose}</SafeLines>],
        [
          t('access.facts.incident'),
          lease.incident && <SafeText>{lease.incident}</SafeText>,
        ],
        [
          t('access.facts.owner'),
          lease.owner && <Actor reference={lease.owner} />,
        ],
        [t('access.facts.requested'), <Age at={lease.requestedAt} />],
        [
          t('access.facts.started'),
          lease.startedAt && <Age at={lease.startedAt} />,
        ],
        [
          lease.endedAt ? t('access.facts.plannedEnd') : t('access.facts.ends'),
          lease.endsAt && <Age at={lease.endsAt} />,
        ],
        [t('access.facts.ended'), lease.endedAt && <Age at={lease.endedAt} />],
        [
          t('access.facts.endReason'),
          lease.endReason && <SafeText>{lease.endReason}</SafeText>,
        ],
        [
          t('access.facts.decision'),
          <Link to={links.decision(lease.decision)}>
            {t('access.facts.decision.link')}
          </Link>,
        ],
        [
          t('access.facts.approval'),
          lease.approval && (
            <Link to={links.approval(lease.approval)}>
              {t('access.facts.approval.link')}
            </Link>
          ),
        ],
      ]}
    />
  );
}
