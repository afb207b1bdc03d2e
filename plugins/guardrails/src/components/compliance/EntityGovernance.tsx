import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { Page } from '@backstage-guardrails/plugin-guardrails-common';
import {
  type Remote,
  useApprovals,
  useExceptions,
  useLeases,
} from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import { LeaseTable } from '../access/LeaseTable';
import { ApprovalTable } from '../approvals/ApprovalTable';
import { Loaded } from '../common/Loaded';
import { Section } from '../common/Section';
import { ExceptionTable } from '../exceptions/ExceptionTable';
import { useLinks } from '../../routing';

const SHOWN = 5;

/** What is waived, asked for and open to people on an entity right now. @internal */
export function EntityGovernance(props: { entityRef: string }) {
  const { entityRef } = props;
  const links = useLinks();
  const exceptions = useExceptions({
    filter: { entity: entityRef, state: ['requested', 'active'] },
    limit: SHOWN,
  });
  const approvals = useApprovals({
    filter: { box: 'all', entity: entityRef, state: ['open', 'approved'] },
    limit: SHOWN,
  });
  const leases = useLeases({
    filter: {
      box: 'all',
      resource: entityRef,
      state: ['waiting', 'ready', 'active', 'ending'],
    },
    limit: SHOWN,
  });
  return (
    <>
      <Part
        title="Exceptions"
        none="No rule is waived for it, and nobody asked for that."
        all={links.exceptions({ entity: entityRef })}
        remote={exceptions}
      >
        {items => <ExceptionTable exceptions={items} />}
      </Part>
      <Part
        title="Approvals"
        none="No change to it waits for consent."
        all={links.approvals({ box: 'all', entity: entityRef })}
        remote={approvals}
      >
        {items => <ApprovalTable approvals={items} />}
      </Part>
      <Part
        title="Access"
        none="Nobody has a lease on it."
        all={links.access({ box: 'all', resource: entityRef })}
        remote={leases}
      >
        {items => <LeaseTable leases={items} />}
      </Part>
    </>
  );
}

function Part<T>(props: {
  title: string;
  /** What to say where there is nothing. */
  none: string;
  /** Address of the whole list. */
  all: string;
  remote: Remote<Page<T>>;
  children: (items: T[]) => ReactNode;
}) {
  return (
    <Section title={props.title} aside={<Link to={props.all}>All</Link>}>
      <Loaded remote={props.remote} of={props.title.toLowerCase()}>
        {({ items }) =>
          items.length ? (
            props.children(items)
          ) : (
            <Typography variant="body2">{props.none}</Typography>
          )
        }
      </Loaded>
    </Section>
  );
}
