import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { Section } from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { ExceptionSubject } from './ExceptionSubject';
import { LeaseSubject } from './LeaseSubject';

/** What exactly is requested. @internal */
export function SubjectOfApproval(props: {
  subject: ApprovalDetail['subject'];
}) {
  const { subject } = props;
  const links = useLinks();
  const { t } = useTranslation();
  switch (subject.kind) {
    case 'change':
      return (
        <Section title={t('approvals.run.title')}>
          <Typography variant="body2">
            {t('approvals.run.text', {
              decision: (
                <DigestText
                  value={subject.decision}
                  name={t('decision.header.id')}
                />
              ),
            })}
          </Typography>
        </Section>
      );
    case 'exception':
      return <ExceptionSubject exception={subject.exception} />;
    case 'lease':
      return <LeaseSubject lease={subject.lease} />;
    case 'policy-request':
      return (
        <Section title={t('approvals.policy.title')}>
          <Typography variant="body2">
            {t('approvals.policy.text')}{' '}
            <Link to={links.policyRequests()}>
              {t('approvals.policy.link')}
            </Link>
          </Typography>
        </Section>
      );
    default:
      throw new TypeError(`Not a subject: ${String(subject satisfies never)}`);
  }
}
