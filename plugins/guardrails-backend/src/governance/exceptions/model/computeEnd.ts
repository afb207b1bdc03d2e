import { addMilliseconds } from '../../../base/time';
import { invalid } from './invalid';

/** @throws GuardrailsError `exception-invalid` @internal */
export function computeEnd(options: {
  until: string;
  now: string;
  longest: number;
}): string {
  const { now, longest } = options;
  const time = new Date(options.until);
  const until = Number.isNaN(time.getTime()) ? undefined : time.toISOString();
  if (
    until !== undefined &&
    until > now &&
    until <= addMilliseconds(now, longest)
  ) {
    return until;
  }
  const days = Math.floor(longest / (24 * 60 * 60 * 1000));
  throw invalid(
    `An exception ends in the future, and at the latest ${addMilliseconds(
      now,
      longest,
    )} (${days} days from now).`,
    '/until',
  );
}
