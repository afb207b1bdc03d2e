import { Link } from '@backstage/core-components';
import { useLease } from '@backstage-guardrails/plugin-guardrails-react';
import { LeaseFacts } from '../access/LeaseFacts';
import { useLinks } from '../../routing';
import { Loaded } from '../common/Loaded';
import { Section } from '../common/Section';

const absent = {
  title: 'The lease is not yours to read',
  children: 'Ask whoever asked for it, or the owner of the resource.',
};

/** The access that consent is asked for. @internal */
export function LeaseSubject(props: { lease: string }) {
  const links = useLinks();
  const lease = useLease(props.lease);
  return (
    <Section
      title="What access would be given"
      aside={<Link to={links.lease(props.lease)}>The lease</Link>}
    >
      <Loaded remote={lease} of="the lease" absent={absent}>
        {value => <LeaseFacts lease={value} />}
      </Loaded>
    </Section>
  );
}
