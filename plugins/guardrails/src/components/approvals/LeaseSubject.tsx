import { Link } from '@backstage/core-components';
import { Loaded, Section } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { LeaseFacts } from '../access/LeaseFacts';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';

/** The access to approve. @internal */
export function LeaseSubject(props: { lease: string }) {
  const links = useLinks();
  const { t } = useTranslation();
  const lease = useGuardrails(
    ['lease', props.lease],
    (api, options) => api.getLease(props.lease, options),
    { live: true },
  );
  return (
    <Section
      title={t('approvals.lease.title')}
      aside={
        <Link to={links.lease(props.lease)}>{t('approvals.lease.link')}</Link>
      }
    >
      <Loaded
        remote={lease}
        of={t('approvals.lease.what')}
        absent={{
          title: t('approvals.lease.absent.title'),
          children: t('approvals.lease.absent.text'),
        }}
      >
        {value => <LeaseFacts lease={value} />}
      </Loaded>
    </Section>
  );
}
