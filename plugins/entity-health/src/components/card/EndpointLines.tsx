import { makeStyles } from '@material-ui/core/styles';
import { SafeText } from '@backstage-guardrails/components';
import type { EndpointHealth } from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { StatusLabel, StatusMarks } from '../status';

const SHOWN = 5;

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      padding: theme.spacing(0.5, 0),
    },
    name: { fontWeight: 600 },
    reason: {
      flexBasis: '100%',
      color: theme.palette.text.secondary,
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'EntityHealthEndpointLines' },
);

/** Endpoints with their states; why, where it is not the reason of the entity as a whole. @internal */
export function EndpointLines(props: { endpoints: readonly EndpointHealth[] }) {
  const { endpoints } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const more = endpoints.length - SHOWN;
  return (
    <div>
      <ul className={classes.root} aria-label={t('card.endpoints.label')}>
        {endpoints.slice(0, SHOWN).map(endpoint => (
          <li key={endpoint.id} className={classes.line}>
            <StatusLabel status={endpoint.status} />
            <span className={classes.name}>
              <SafeText>{endpoint.name}</SafeText>
            </span>
            <StatusMarks
              flapping={endpoint.flapping}
              maintenance={endpoint.maintenance !== undefined}
            />
            {endpoints.length > 1 && endpoint.status !== 'pass' && (
              <span className={classes.reason}>
                {t(`status.reason.${endpoint.reason}`)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && t('card.endpoints.more', { count: more })}
    </div>
  );
}
