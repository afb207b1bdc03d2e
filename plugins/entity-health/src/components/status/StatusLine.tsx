import { makeStyles } from '@material-ui/core/styles';
import { Age } from '@backstage-guardrails/components';
import type {
  HealthReason,
  HealthStatus,
} from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { StatusLabel } from './StatusLabel';
import { StatusMarks } from './StatusMarks';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
    },
    since: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.body2.fontSize,
    },
    reason: {
      margin: theme.spacing(0.5, 0, 0),
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'EntityHealthStatusLine' },
);

/** A status, since when, and why in a sentence. @internal */
export function StatusLine(props: {
  status: HealthStatus;
  reason: HealthReason;
  since: string;
  flapping: boolean;
  maintenance: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div>
      <div className={classes.root}>
        <StatusLabel status={props.status} />
        <span className={classes.since}>
          {t('status.since', { when: <Age at={props.since} /> })}
        </span>
        <StatusMarks
          flapping={props.flapping}
          maintenance={props.maintenance}
        />
      </div>
      <p className={classes.reason}>{t(`status.reason.${props.reason}`)}</p>
    </div>
  );
}
