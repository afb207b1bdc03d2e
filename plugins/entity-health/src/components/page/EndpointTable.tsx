import { Link } from '@backstage/core-components';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  CatalogLink,
  Age,
  RowTable,
  SafeText,
} from '@backstage-guardrails/components';
import type { EndpointHealth } from '@backstage-guardrails/plugin-entity-health-common';
import { useEntityLink } from '../../routing';
import { useTranslation } from '../../translation';
import { StatusLabel, StatusMarks } from '../status';

const useStyles = makeStyles(
  theme => ({
    status: {
      display: 'inline-flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    entity: { minWidth: theme.spacing(18) },
    endpoint: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.caption.fontSize,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'EntityHealthEndpointTable' },
);

/** Endpoints as rows that lead to the tabs of their entities. @internal */
export function EndpointTable(props: { endpoints: readonly EndpointHealth[] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const linkOf = useEntityLink();
  return (
    <RowTable
      label={t('page.view.endpoints')}
      rows={props.endpoints}
      keyOf={({ id }) => id}
      linkOf={({ entityRef }) => linkOf(entityRef)}
      columns={[
        {
          title: t('page.column.status'),
          shape: 'calm',
          cell: ({ status, flapping, maintenance }) => (
            <span className={classes.status}>
              <StatusLabel status={status} />
              <StatusMarks
                flapping={flapping}
                maintenance={maintenance !== undefined}
              />
            </span>
          ),
        },
        {
          title: t('page.column.entity'),
          cell: ({ entityRef, name }) => (
            <div className={classes.entity}>
              <Link to={linkOf(entityRef)}>
                <EntityDisplayName
                  entityRef={entityRef}
                  hideIcon
                  disableTooltip
                />
              </Link>
              <div className={classes.endpoint}>
                <SafeText>{name}</SafeText>
              </div>
            </div>
          ),
        },
        {
          title: t('page.column.reason'),
          shape: 'wide',
          cell: ({ reason }) => t(`status.reason.${reason}`),
        },
        {
          title: t('page.column.since'),
          cell: ({ since }) => <Age at={since} />,
        },
        {
          title: t('page.column.owner'),
          cell: ({ owner }) => owner && <CatalogLink entityRef={owner} />,
        },
        {
          title: t('page.column.system'),
          cell: ({ system }) => system && <CatalogLink entityRef={system} />,
        },
      ]}
    />
  );
}
