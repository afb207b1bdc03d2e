import { duration } from '../lib/say.mjs';

const NUMBERS = ['passed', 'failed', 'skipped'];

/** Lines of the final table: each part with its counts and its time, and below the sums. */
export function table({ results, elapsed, tools }) {
  const rows = results.map(({ part, took, reason, note, ...counts }) => ({
    id: part.id,
    ...counts,
    time: duration(took),
    about: [reason && `skipped ${reason}`, note].filter(Boolean).join('; '),
  }));
  const sum = key => results.reduce((total, result) => total + result[key], 0);
  const before = tools === undefined ? 0 : tools * 1000;
  const all = [
    ...(tools === undefined ? [] : [{ id: 'tools', time: duration(before) }]),
    ...rows,
    {
      id: 'sum',
      ...Object.fromEntries(NUMBERS.map(key => [key, sum(key)])),
      time: duration(sum('took') + before),
      about: `${duration(elapsed + before)} by the clock`,
    },
  ];
  return [
    line({
      id: 'part',
      passed: 'passed',
      failed: 'failed',
      skipped: 'skipped',
      time: 'time',
    }),
    ...all.map(line),
  ];
}

function line({ id, time, about = '', ...counts }) {
  const numbers = NUMBERS.map(key => String(counts[key] ?? '').padStart(8));
  return `${id.padEnd(14)}${numbers.join('')}${time.padStart(
    14,
  )}  ${about}`.trimEnd();
}
