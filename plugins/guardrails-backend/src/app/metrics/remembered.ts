import type { Gauge, Reading } from './Gauge';

/** Asks again only after so many milliseconds: for what costs more in a large organisation than in a small one. @internal */
export function remembered(
  milliseconds: number,
  read: Gauge['read'],
): Gauge['read'] {
  let known: { readings: Reading[]; until: number } | undefined;
  return async moment => {
    if (!known || known.until <= Date.now()) {
      const readings = await read(moment);
      known = { readings, until: Date.now() + milliseconds };
    }
    return known.readings;
  };
}
