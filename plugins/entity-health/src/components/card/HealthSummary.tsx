import type { Entity } from '@backstage/catalog-model';
import { makeStyles } from '@material-ui/core/styles';
import { Age } from '@backstage-guardrails/components';
import type { EntityHealth } from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { NothingDeclared, PollingOff, Problems } from '../declare';
import { MaintenanceNotes } from '../maintenance';
import { StatusLine } from '../status';
import { EndpointLines } from './EndpointLines';
import { HistoryStrip } from './HistoryStrip';
import { MemberSummary } from './MemberSummary';

const SHOWN = 3;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      marginBottom: theme.spacing(1.5),
    },
    checked: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.caption.fontSize,
    },
  }),
  { name: 'EntityHealthSummary' },
);

/** Status, reason, problems, maintenance, endpoints and members of an entity, in this order. @internal */
export function HealthSummary(props: { health: EntityHealth; entity: Entity }) {
  const { health, entity } = props;
  const { status, endpoints, members, maintenance } = health;
  const classes = useStyles();
  const { t } = useTranslation();
  const annotations = entity.metadata.annotations ?? {};
  const nothingDeclared =
    endpoints.length === 0 && health.problems.length === 0;
  return (
    <div className={classes.root}>
      {status && (
        <div>
          <StatusLine {...status} />
          {status.checkedAt && (
            <span className={classes.checked}>
              {t('card.checked', { when: <Age at={status.checkedAt} /> })}
            </span>
          )}
        </div>
      )}
      {endpoints.length > 0 && endpoints.every(one => !one.checkedAt) && (
        <PollingOff />
      )}
      <Problems
        problems={health.problems}
        annotations={annotations}
        limit={SHOWN}
      />
      <MaintenanceNotes maintenance={maintenance} />
      {endpoints.length > 0 && <EndpointLines endpoints={endpoints} />}
      {health.recent && <HistoryStrip recent={health.recent} />}
      {members && <MemberSummary members={members} />}
      {nothingDeclared && !members && (
        <NothingDeclared name={entity.metadata.name} />
      )}
    </div>
  );
}
