import { Link } from '@backstage/core-components';
import {
  Age,
  SafeText,
  StateLabel,
  RowTable,
  SafeLines,
} from '@backstage-guardrails/components';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { Target } from '../common/Target';
import { leaseState } from './leaseState';

/** Leases as rows: where it stands, who, what, why, until when. @internal */
export function LeaseTable(props: { leases: Lease[] }) {
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('access.table.label')}
      rows={props.leases}
      keyOf={({ id }) => id}
      linkOf={({ id }) => links.lease(id)}
      columns={[
        {
          title: t('access.table.state'),
          shape: 'calm',
          cell: ({ state }) => {
            const { word, tone, sentence } = leaseState(state, t);
            return <StateLabel word={word} tone={tone} title={sentence} />;
          },
        },
        {
          title: t('access.table.role'),
          cell: lease => (
            <>
              <Link to={links.lease(lease.id)}>
                <SafeText>{lease.role}</SafeText>
              </Link>{' '}
              {lease.breakGlass && (
                <StateLabel tone="bad" word={t('access.breakGlass')} />
              )}
            </>
          ),
        },
        {
          title: t('access.table.resource'),
          cell: ({ resource }) => <Target reference={resource} />,
        },
        {
          title: t('access.table.person'),
          cell: ({ person }) => <Actor reference={person} />,
        },
        {
          title: t('access.table.purpose'),
          shape: 'wide',
          cell: ({ purpose, incident }) => (
            <SafeLines>
              {incident
                ? t('access.table.purpose.incident', { purpose, incident })
                : purpose}
            </SafeLines>
          ),
        },
        {
          title: t('access.table.duration'),
          shape: 'calm',
          cell: ({ minutes }) => t('access.minutes', { count: minutes }),
        },
        {
          title: t('access.table.requested'),
          shape: 'calm',
          cell: ({ requestedAt }) => <Age at={requestedAt} />,
        },
        {
          title: t('access.table.ends'),
          shape: 'calm',
          cell: ({ endedAt, endsAt }) =>
            endedAt || endsAt ? <Age at={(endedAt ?? endsAt)!} /> : '–',
        },
      ]}
    />
  );
}
