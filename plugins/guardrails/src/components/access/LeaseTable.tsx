import { Link } from '@backstage/core-components';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Actor } from '../common/Actor';
import { RowTable } from '../common/RowTable';
import { SafeLines } from '../common/SafeLines';
import { Target } from '../common/Target';
import { plural } from '../common/words';
import { leaseStates } from './leaseWords';

/** Leases as rows: where it stands, who, what, why, until when. @internal */
export function LeaseTable(props: { leases: Lease[] }) {
  const links = useLinks();
  return (
    <RowTable
      label="Leases"
      rows={props.leases}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'State',
          shape: 'calm',
          cell: ({ state }) => (
            <StateLabel
              {...leaseStates[state]}
              title={leaseStates[state].sentence}
            />
          ),
        },
        {
          title: 'Access',
          cell: lease => (
            <>
              <Link to={links.lease(lease.id)}>
                <SafeText>{lease.role}</SafeText>
              </Link>{' '}
              {lease.breakGlass && <StateLabel tone="bad" word="Break-glass" />}
            </>
          ),
        },
        {
          title: 'Resource',
          cell: ({ resource }) => <Target reference={resource} />,
        },
        { title: 'Who', cell: ({ person }) => <Actor reference={person} /> },
        {
          title: 'Purpose',
          shape: 'wide',
          cell: ({ purpose, incident }) => (
            <SafeLines>
              {incident ? `${purpose} (${incident})` : purpose}
            </SafeLines>
          ),
        },
        {
          title: 'For',
          shape: 'calm',
          cell: ({ minutes }) => plural(minutes, 'minute'),
        },
        {
          title: 'Asked',
          shape: 'calm',
          cell: ({ requestedAt }) => <Age at={requestedAt} />,
        },
        {
          title: 'Ends',
          shape: 'calm',
          cell: ({ endedAt, endsAt }) =>
            endedAt || endsAt ? <Age at={(endedAt ?? endsAt)!} /> : '–',
        },
      ]}
    />
  );
}
