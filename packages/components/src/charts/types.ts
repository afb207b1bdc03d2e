import type { ChartColour } from './chartColours';

/** Values over time under one name. @public */
export type ChartSeries = {
  id: string;
  name: string;
  /** Bars of one chart are stacked in the order given; lines are drawn over them. */
  shape: 'bar' | 'line';
  colour: ChartColour;
  /** One for each time, `null` where nothing is known. Bars are not negative. */
  values: readonly (number | null)[];
  /** The text of each value, where a number would not be exact; otherwise `formatValue` makes it. */
  texts?: readonly (string | null)[];
};

/** What a chart of values over time shows. @public */
export type TimeChartData = {
  /** Starts of intervals in milliseconds since 1970, ascending and without gaps: each ends where the next one starts. */
  times: readonly number[];
  /** The end of the last interval. */
  end: number;
  series: readonly ChartSeries[];
};
