import { makeStyles, useTheme } from '@material-ui/core/styles';
import { toneColours, type Tone } from '@backstage-guardrails/components';
import type { EndpointHistory } from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { millisecondsText, percentText } from './numberText';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))',
      gap: theme.spacing(1.5, 2),
      margin: 0,
      '& dt': {
        color: theme.palette.text.secondary,
        fontSize: theme.typography.caption.fontSize,
      },
      '& dd': {
        margin: 0,
        fontSize: '1.25rem',
        fontWeight: 600,
        fontVariantNumeric: 'tabular-nums',
      },
    },
    note: {
      margin: theme.spacing(1, 0, 0),
      color: theme.palette.text.secondary,
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'EntityHealthFigures' },
);

/** Uptime, latency percentiles and error budget of a period. @internal */
export function Figures(props: { history: EndpointHistory }) {
  const { uptime, latency, errorBudget } = props.history;
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslation();
  const none = t('tab.figure.none');
  const figures: { name: string; value: string; tone?: Tone }[] = [
    {
      name: t('tab.figure.uptime'),
      value: uptime === undefined ? none : percentText(uptime, t),
    },
    ...(['p50', 'p95', 'p99'] as const).map(percentile => ({
      name: t(`tab.figure.${percentile}`),
      value: latency ? millisecondsText(latency[percentile], t) : none,
    })),
    {
      name: t('tab.figure.budget'),
      value: errorBudget ? percentText(errorBudget.remaining, t, 0) : none,
      tone: errorBudget && errorBudget.remaining < 0 ? 'bad' : undefined,
    },
  ];
  return (
    <>
      <dl className={classes.root}>
        {figures.map(({ name, value, tone }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd style={tone && { color: toneColours(theme, tone).text }}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {errorBudget && (
        <p className={classes.note}>
          {t('tab.figure.budget.used', {
            used: String(errorBudget.used),
            allowed: String(Math.floor(errorBudget.allowed)),
            objective: percentText(errorBudget.objective, t),
          })}
        </p>
      )}
    </>
  );
}
