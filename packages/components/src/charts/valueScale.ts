import { nice, ticks } from 'd3-array';
import type { TimeChartData } from './types';

const TICKS = 4;

/** From values to places on an axis that starts at 0, or where `domain` says. @internal */
export function valueScale(options: {
  data: TimeChartData;
  height: number;
  domain?: readonly [number, number];
}): { y: (value: number) => number; ticks: number[] } {
  const { data, height } = options;
  const [low, high] = options.domain ?? niceDomain(largest(data));
  const span = high - low || 1;
  return {
    // What is outside of the domain is drawn at its edge.
    y: value =>
      height - ((Math.min(Math.max(value, low), high) - low) / span) * height,
    ticks: ticks(low, high, TICKS),
  };
}

function niceDomain(most: number): [number, number] {
  return most > 0 ? nice(0, most, TICKS) : [0, 1];
}

function largest({ times, series }: TimeChartData): number {
  const bars = series.filter(({ shape }) => shape === 'bar');
  const stacks = times.map((_, index) =>
    bars.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
  );
  const lines = series
    .filter(({ shape }) => shape === 'line')
    .flatMap(({ values }) => values.map(value => value ?? 0));
  return [...stacks, ...lines].reduce((a, b) => Math.max(a, b), 0);
}
