import { Link } from '@backstage/core-components';
import {
  CatalogLink,
  Age,
  EmptyState,
  Loaded,
  RowTable,
} from '@backstage-guardrails/components';
import type {
  HealthGroup,
  HealthStatus,
} from '@backstage-guardrails/plugin-entity-health-common';
import { useHealth } from '../../hooks';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { worstFirst } from '../status';

/** Teams or systems with the counts of their endpoints, the worst first. @internal */
export function GroupTable(props: { by: 'owner' | 'system' }) {
  const { by } = props;
  const { t } = useTranslation();
  const links = useLinks();
  const groups = useHealth(
    ['groups', by],
    (api, options) => api.listGroups({ by }, options),
    { live: true },
  );
  const countOf = (group: HealthGroup, status: HealthStatus) =>
    group.ref && group.counts[status] > 0 ? (
      <Link to={links.endpoints({ [by]: group.ref, status })}>
        {group.counts[status]}
      </Link>
    ) : (
      group.counts[status]
    );
  return (
    <Loaded remote={groups} of={t('page.groups.of')}>
      {({ items, omitted }) =>
        items.length === 0 ? (
          <EmptyState title={t('page.empty.title')}>
            {t('page.empty.text')}
          </EmptyState>
        ) : (
          <>
            <RowTable
              label={t(`page.group.label.${by}`)}
              rows={items}
              keyOf={({ ref }) => ref ?? ''}
              columns={[
                {
                  title: t(`page.column.${by}`),
                  shape: 'wide',
                  cell: ({ ref }) =>
                    ref ? (
                      <CatalogLink entityRef={ref} />
                    ) : (
                      t(`page.group.none.${by}`)
                    ),
                },
                ...worstFirst.map(status => ({
                  title: t(`status.word.${status}`),
                  shape: 'number' as const,
                  cell: (group: HealthGroup) => countOf(group, status),
                })),
                {
                  title: t('page.column.failingSince'),
                  cell: ({ failingSince }) =>
                    failingSince && <Age at={failingSince} />,
                },
                {
                  title: t('page.group.marks'),
                  cell: ({ flapping, maintenance }) =>
                    [
                      flapping > 0 &&
                        t('page.group.flapping', { count: flapping }),
                      maintenance > 0 &&
                        t('page.group.maintenance', { count: maintenance }),
                    ]
                      .filter(Boolean)
                      .join(', '),
                },
              ]}
            />
            {omitted > 0 && t('page.group.omitted', { count: omitted })}
          </>
        )
      }
    </Loaded>
  );
}
