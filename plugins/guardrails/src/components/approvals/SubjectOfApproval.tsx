import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { ApprovalSubject } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { Section } from '../common/Section';
import { ChangeSubject } from './ChangeSubject';
import { ExceptionSubject } from './ExceptionSubject';
import { LeaseSubject } from './LeaseSubject';

/** What exactly is asked for. @internal */
export function SubjectOfApproval(props: { subject: ApprovalSubject }) {
  const { subject } = props;
  const links = useLinks();
  switch (subject.kind) {
    case 'change':
      return <ChangeSubject decision={subject.decision} />;
    case 'exception':
      return <ExceptionSubject exception={subject.exception} />;
    case 'lease':
      return <LeaseSubject lease={subject.lease} />;
    case 'policy-request':
      return (
        <Section title="What would change">
          <Typography variant="body2">
            Somebody wishes for another policy. Consent says that it shall be
            changed; the change itself is made by its owners and judged on its
            own. <Link to={links.policyRequests()}>All such wishes</Link>
          </Typography>
        </Section>
      );
    default:
      throw new TypeError(`Not a subject: ${String(subject satisfies never)}`);
  }
}
