import { timeTicks, utcTicks } from 'd3-time';
import type { TimeChartData } from './types';

const PIXELS_PER_TICK = 110;

/** From instants to places on an axis, with ticks at round times of the zone. @internal */
export function timeScale(options: {
  data: TimeChartData;
  width: number;
  utc: boolean;
}): { x: (at: number) => number; ticks: number[] } {
  const { data, width, utc } = options;
  const start = data.times[0] ?? data.end;
  const span = data.end - start || 1;
  const count = Math.max(2, Math.floor(width / PIXELS_PER_TICK));
  const ticks = (utc ? utcTicks : timeTicks)(
    new Date(start),
    new Date(data.end),
    count,
  );
  return {
    x: at => ((at - start) / span) * width,
    ticks: ticks.map(tick => tick.getTime()),
  };
}
