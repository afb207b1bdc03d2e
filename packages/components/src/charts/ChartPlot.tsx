import { makeStyles, useTheme } from '@material-ui/core/styles';
import { line } from 'd3-shape';
import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import { useTranslation } from '../translation';
import { chartColour } from './chartColours';
import { formatTime, tickOptions } from './formatTime';
import { lineDash } from './lineDash';
import { timeScale } from './timeScale';
import type { ChartSeries, TimeChartData } from './types';
import { useWidth } from './useWidth';
import { valueScale } from './valueScale';

const AXIS_LEFT = 56;
const AXIS_BOTTOM = 22;
const TOP = 6;
const INITIAL_WIDTH = 640;

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'relative',
      width: '100%',
      outlineOffset: 2,
      // A finger that moves sideways reads the chart, one that moves up or down scrolls the page.
      touchAction: 'pan-y',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    svg: { display: 'block', width: '100%', overflow: 'visible' },
    tick: {
      fill: theme.palette.text.secondary,
      fontSize: 11,
      fontFamily: theme.typography.fontFamily,
    },
    grid: { stroke: theme.palette.divider, shapeRendering: 'crispEdges' },
    cursor: { stroke: theme.palette.text.primary, strokeOpacity: 0.6 },
  }),
  { name: 'ComponentsChartPlot' },
);

/** The drawing, with a cursor that the pointer and the arrow keys move from interval to interval. @internal */
export function ChartPlot(props: {
  label: string;
  data: TimeChartData;
  height: number;
  domain?: readonly [number, number];
  formatValue: (value: number) => string;
  utc: boolean;
  /** Index of the interval that is read. */
  active: number;
  /** The interval that is read, with its values, as text. */
  reading: string;
  onActive: (index: number) => void;
}) {
  const { data, height, domain, utc, active, onActive } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const [ref, width] = useWidth<HTMLDivElement>(INITIAL_WIDTH);
  const plotWidth = Math.max(width - AXIS_LEFT - 1, 1);
  const plotHeight = height - AXIS_BOTTOM - TOP;
  const xs = useMemo(
    () => timeScale({ data, width: plotWidth, utc }),
    [data, plotWidth, utc],
  );
  const ys = useMemo(
    () => valueScale({ data, height: plotHeight, domain }),
    [data, plotHeight, domain],
  );
  const { times, end } = data;
  const last = times.length - 1;
  const endOf = (index: number) => times[index + 1] ?? end;
  const middleOf = (index: number) => (times[index] + endOf(index)) / 2;
  const tickFormat = tickOptions(end - (times[0] ?? end));

  const onKeyDown = (event: KeyboardEvent) => {
    const index = indexFor(event.key, { active, last });
    if (index === undefined) return;
    event.preventDefault();
    onActive(Math.min(Math.max(index, 0), last));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const at = event.clientX - left - AXIS_LEFT;
    const found = times.findIndex((_, index) => xs.x(endOf(index)) > at);
    onActive(found < 0 ? last : found);
  };

  return (
    <div
      ref={ref}
      className={classes.root}
      role="slider"
      tabIndex={0}
      aria-label={t('charts.cursor', { chart: props.label })}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={active}
      aria-valuetext={props.reading}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerDown={onPointerMove}
    >
      <svg
        aria-hidden
        className={classes.svg}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <g transform={`translate(${AXIS_LEFT},${TOP})`}>
          {ys.ticks.map(tick => (
            <g key={tick} transform={`translate(0,${ys.y(tick)})`}>
              <line className={classes.grid} x2={plotWidth} />
              <text
                className={classes.tick}
                x={-8}
                dy="0.32em"
                textAnchor="end"
              >
                {props.formatValue(tick)}
              </text>
            </g>
          ))}
          {xs.ticks.map(tick => (
            <text
              key={tick}
              className={classes.tick}
              x={xs.x(tick)}
              y={plotHeight + 16}
              textAnchor={anchorOf(xs.x(tick), plotWidth)}
            >
              {formatTime({ at: tick, t, utc, options: tickFormat })}
            </text>
          ))}
          <Bars
            data={data}
            y={ys.y}
            left={index => xs.x(times[index])}
            right={index => xs.x(endOf(index))}
          />
          <Lines
            series={data.series.filter(({ shape }) => shape === 'line')}
            x={index => xs.x(middleOf(index))}
            y={ys.y}
          />
          <line
            className={classes.cursor}
            x1={xs.x(middleOf(active))}
            x2={xs.x(middleOf(active))}
            y2={plotHeight}
            strokeDasharray="2 3"
          />
        </g>
      </svg>
    </div>
  );
}

/** The series of bars, each on those before it. */
function Bars(props: {
  data: TimeChartData;
  y: (value: number) => number;
  left: (index: number) => number;
  right: (index: number) => number;
}) {
  const { data, y, left, right } = props;
  const theme = useTheme();
  const bars = data.series.filter(({ shape }) => shape === 'bar');
  return (
    <>
      {data.times.map((time, index) => {
        const width = right(index) - left(index);
        const gap = width > 3 ? Math.min(2, width * 0.2) : 0;
        let below = 0;
        return bars.map(({ id, colour, values }) => {
          const value = values[index] ?? 0;
          const from = y(below);
          below += value;
          const to = y(below);
          return (
            value > 0 && (
              <rect
                key={`${time} ${id}`}
                x={left(index) + gap / 2}
                width={width - gap}
                y={to}
                height={Math.max(from - to, 0)}
                fill={chartColour(theme, colour)}
              />
            )
          );
        });
      })}
    </>
  );
}

/** The series of lines. They break where nothing is known; a value without neighbours is a dot. */
function Lines(props: {
  series: readonly ChartSeries[];
  x: (index: number) => number;
  y: (value: number) => number;
}) {
  const { series, x, y } = props;
  const theme = useTheme();
  const path = line<number | null>()
    .defined(value => value !== null)
    .x((_, index) => x(index))
    .y(value => y(value ?? 0));
  return (
    <>
      {series.map(({ id, colour, values }, place) => (
        <g key={id} stroke={chartColour(theme, colour)} fill="none">
          <path
            d={path(values) ?? undefined}
            strokeWidth={1.75}
            strokeDasharray={lineDash(place)}
            strokeLinejoin="round"
          />
          {values.map(
            (value, index) =>
              value !== null &&
              (values[index - 1] ?? null) === null &&
              (values[index + 1] ?? null) === null && (
                <circle
                  key={index}
                  cx={x(index)}
                  cy={y(value)}
                  r={2}
                  fill={chartColour(theme, colour)}
                />
              ),
          )}
        </g>
      ))}
    </>
  );
}

function indexFor(
  key: string,
  { active, last }: { active: number; last: number },
): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return active + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return active - 1;
    case 'PageUp':
      return active + 10;
    case 'PageDown':
      return active - 10;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** A label at an edge stays inside. */
function anchorOf(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x < 20) return 'start';
  return x > width - 20 ? 'end' : 'middle';
}
