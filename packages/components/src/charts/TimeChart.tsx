import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { useTranslation } from '../translation';
import { ChartLegend } from './ChartLegend';
import { ChartPlot } from './ChartPlot';
import { ChartTable } from './ChartTable';
import { formatTime, intervalOptions } from './formatTime';
import type { ChartSeries, TimeChartData } from './types';

const HEIGHT = 200;
/** Taller than the chart, by what is above it in its place. */
const TABLE_EXTRA = 48;

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, minWidth: 0 },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
    },
    toggle: { marginLeft: 'auto' },
    reading: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.25, 2),
      marginBottom: theme.spacing(1),
      fontSize: theme.typography.body2.fontSize,
    },
    time: { color: theme.palette.text.secondary },
  }),
  { name: 'ComponentsTimeChart' },
);

/**
 * Values over time as stacked bars, lines, or both, with the table of the same values behind it. The pointer and the
 * arrow keys move a cursor, whose values are read beside the names of the series: nothing covers the chart, and a
 * screen reader says what the cursor is at.
 * @public
 */
export function TimeChart(props: {
  /** What is shown: its title and its accessible name. */
  label: string;
  data: TimeChartData;
  formatValue: (value: number) => string;
  /** Where the axis of values starts and ends. Default: from 0 to a round number above the largest value. */
  domain?: readonly [number, number];
  /** In pixels. Default: 200. */
  height?: number;
  /** Ticks and times in UTC, as bills have them. Default: those of the browser. */
  utc?: boolean;
}) {
  const { label, data, formatValue, height = HEIGHT, utc = false } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const [table, setTable] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const { times, end, series } = data;
  const last = times.length - 1;
  // Without a choice the newest is read, also after newer values came.
  const active = Math.min(chosen ?? last, last);

  const timeOf = (index: number) =>
    formatTime({
      at: times[index],
      t,
      utc,
      options: intervalOptions((times[index + 1] ?? end) - times[index]),
    });
  const valueOf = (one: ChartSeries, index: number) => {
    const value = one.values[index] ?? null;
    return value === null
      ? t('charts.noValue')
      : one.texts?.[index] ?? formatValue(value);
  };

  if (times.length === 0) {
    return (
      <figure className={classes.root} aria-label={label}>
        <Typography variant="subtitle2" component="figcaption">
          {label}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {t('charts.nothing')}
        </Typography>
      </figure>
    );
  }
  const reading = [
    timeOf(active),
    ...series.map(one =>
      t('charts.value', { name: one.name, value: valueOf(one, active) }),
    ),
  ].join(', ');
  return (
    <figure className={classes.root} aria-label={label}>
      <div className={classes.head}>
        <Typography variant="subtitle2" component="figcaption">
          {label}
        </Typography>
        <Button
          size="small"
          className={classes.toggle}
          onClick={() => setTable(!table)}
        >
          {table ? t('charts.show.chart') : t('charts.show.table')}
        </Button>
      </div>
      {table ? (
        <ChartTable
          label={label}
          data={data}
          maxHeight={height + TABLE_EXTRA}
          timeOf={timeOf}
          valueOf={valueOf}
        />
      ) : (
        <>
          <div className={classes.reading}>
            <span className={classes.time}>{timeOf(active)}</span>
            <ChartLegend
              series={series}
              valueOf={one => valueOf(one, active)}
            />
          </div>
          <ChartPlot
            label={label}
            data={data}
            height={height}
            domain={props.domain}
            formatValue={formatValue}
            utc={utc}
            active={active}
            reading={reading}
            onActive={setChosen}
          />
        </>
      )}
    </figure>
  );
}
