import { daysBetween } from '../seed/billing/calendar.mjs';
import { openCostAnswer } from '../seed/billing/openCost.mjs';

/** More than an answer is for. */
const MAX_DAYS = 100;

/** Answers as `/allocation` of OpenCost does, for whole days that are over: `?window=START,END`. */
export function openCostOf({ seed, clock }) {
  return (request, response) => {
    const [path, query] = request.url.split('?');
    const window = new URLSearchParams(query).get('window') ?? '';
    const [, start, end] =
      /^(\d{4}-\d\d-\d\d)T00:00:00Z,(\d{4}-\d\d-\d\d)T00:00:00Z$/.exec(
        window,
      ) ?? [];
    if (path !== '/allocation' || start === undefined) {
      response.writeHead(path === '/allocation' ? 400 : 404).end();
      return;
    }
    const today = new Date(clock()).toISOString().slice(0, 10);
    const days = daysBetween(start, end < today ? end : today);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(openCostAnswer({ seed, days: days.slice(0, MAX_DAYS) })),
    );
  };
}
