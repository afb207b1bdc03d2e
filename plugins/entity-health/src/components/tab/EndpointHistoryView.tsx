import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Loaded, TimeChart } from '@backstage-guardrails/components';
import type {
  EndpointHealth,
  EndpointHistory,
  HistoryRange,
} from '@backstage-guardrails/plugin-entity-health-common';
import { useMemo } from 'react';
import { useHealth } from '../../hooks';
import { useTranslation } from '../../translation';
import { IncidentTable } from '../incidents';
import { Figures } from './Figures';
import { availabilityData, latencyData } from './historyCharts';
import { millisecondsText } from './numberText';

const PERCENT = [0, 100] as const;

const useStyles = makeStyles(
  theme => ({
    charts: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
      gap: theme.spacing(3),
      margin: theme.spacing(2, 0),
    },
    incidents: { marginTop: theme.spacing(1) },
  }),
  { name: 'EntityHealthEndpointHistory' },
);

/** Uptime, latency, error budget and incidents of an endpoint. @internal */
export function EndpointHistoryView(props: {
  endpoint: EndpointHealth;
  range: HistoryRange;
}) {
  const { endpoint, range } = props;
  const { t } = useTranslation();
  const history = useHealth(['history', endpoint.id, range], (api, options) =>
    api.getEndpointHistory(endpoint.id, { range }, options),
  );
  return (
    <Loaded remote={history} of={t('tab.history.of')}>
      {value => <LoadedHistory history={value} />}
    </Loaded>
  );
}

function LoadedHistory(props: { history: EndpointHistory }) {
  const { history } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const availability = useMemo(
    () => availabilityData(history, t),
    [history, t],
  );
  const latency = useMemo(() => latencyData(history, t), [history, t]);
  return (
    <div>
      <Figures history={history} />
      <div className={classes.charts}>
        <TimeChart
          label={t('tab.chart.availability')}
          data={availability}
          domain={PERCENT}
          formatValue={value =>
            t('tab.figure.percent', { value, formatParams: { value: {} } })
          }
        />
        <TimeChart
          label={t('tab.chart.latency')}
          data={latency}
          formatValue={value => millisecondsText(value, t)}
        />
      </div>
      <Typography variant="subtitle2" component="h3">
        {t('incidents.title')}
      </Typography>
      <div className={classes.incidents}>
        {history.incidents.length === 0 ? (
          <Typography variant="body2">{t('incidents.none')}</Typography>
        ) : (
          <IncidentTable incidents={history.incidents} ofEndpoint />
        )}
      </div>
    </div>
  );
}
