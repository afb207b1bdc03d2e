import { Link } from '@backstage/core-components';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import {
  Age,
  RowTable,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/components';
import type { Incident } from '@backstage-guardrails/plugin-entity-health-common';
import { useEntityLink } from '../../routing';
import { useTranslation } from '../../translation';
import { durationText } from './durationText';

/** Incidents as rows. @internal */
export function IncidentTable(props: {
  incidents: readonly Incident[];
  /** On the page of one endpoint its names are known. */
  ofEndpoint?: boolean;
}) {
  const { t } = useTranslation();
  const linkOf = useEntityLink();
  return (
    <RowTable
      label={t('incidents.title')}
      rows={props.incidents}
      keyOf={({ endpointId, openedAt }) => `${endpointId} ${openedAt}`}
      columns={[
        ...(props.ofEndpoint
          ? []
          : [
              {
                title: t('incidents.column.entity'),
                cell: ({ entityRef }: Incident) => (
                  <Link to={linkOf(entityRef)}>
                    <EntityDisplayName
                      entityRef={entityRef}
                      hideIcon
                      disableTooltip
                    />
                  </Link>
                ),
              },
              {
                title: t('incidents.column.endpoint'),
                cell: ({ endpointName }: Incident) => (
                  <SafeText>{endpointName}</SafeText>
                ),
              },
            ]),
        {
          title: t('incidents.column.reason'),
          shape: 'wide',
          cell: ({ reason }) => t(`status.reason.${reason}`),
        },
        {
          title: t('incidents.column.opened'),
          cell: ({ openedAt }) => <Age at={openedAt} />,
        },
        {
          title: t('incidents.column.closed'),
          cell: ({ closedAt }) =>
            closedAt ? (
              <Age at={closedAt} />
            ) : (
              <StateLabel tone="bad" word={t('incidents.still.open')} />
            ),
        },
        {
          title: t('incidents.column.duration'),
          shape: 'number',
          cell: ({ openedAt, closedAt }) =>
            durationText(
              (closedAt ? Date.parse(closedAt) : Date.now()) -
                Date.parse(openedAt),
              t,
            ),
        },
      ]}
    />
  );
}
