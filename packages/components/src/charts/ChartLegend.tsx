import { makeStyles, useTheme } from '@material-ui/core/styles';
import { useTranslation } from '../translation';
import { chartColour } from './chartColours';
import { lineDash } from './lineDash';
import type { ChartSeries } from './types';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.25, 2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: theme.typography.body2.fontSize,
    },
    item: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
    },
    value: { fontVariantNumeric: 'tabular-nums', fontWeight: 600 },
  }),
  { name: 'ComponentsChartLegend' },
);

/** The names of the series with their marks, and the value of each at the cursor. @internal */
export function ChartLegend(props: {
  series: readonly ChartSeries[];
  valueOf: (series: ChartSeries) => string;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const lines = props.series.filter(({ shape }) => shape === 'line');
  return (
    <ul className={classes.root} aria-label={t('charts.legend')}>
      {props.series.map(series => (
        <li key={series.id} className={classes.item}>
          <Mark series={series} place={lines.indexOf(series)} />
          {t('charts.value', {
            name: series.name,
            value: (
              <span className={classes.value}>{props.valueOf(series)}</span>
            ),
          })}
        </li>
      ))}
    </ul>
  );
}

function Mark(props: { series: ChartSeries; place: number }) {
  const colour = chartColour(useTheme(), props.series.colour);
  return (
    <svg width={18} height={10} aria-hidden>
      {props.series.shape === 'bar' ? (
        <rect x={4} width={10} height={10} rx={2} fill={colour} />
      ) : (
        <line
          x2={18}
          y1={5}
          y2={5}
          stroke={colour}
          strokeWidth={2}
          strokeDasharray={lineDash(props.place)}
        />
      )}
    </svg>
  );
}
