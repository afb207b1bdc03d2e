export { chartColour, type ChartColour } from './chartColours';
export { TimeChart } from './TimeChart';
export type { ChartSeries, TimeChartData } from './types';
