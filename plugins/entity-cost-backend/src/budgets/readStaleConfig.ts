import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'entityCost.staleAfterDays';

/** Two weeks for the bill of a month that came to its end a month ago. */
const DEFAULT = 45;

/** @throws InputError where it is no number of days @internal */
export function readStaleConfig(config: Config): number {
  const days = config.getOptionalNumber(KEY) ?? DEFAULT;
  if (Number.isInteger(days) && days >= 1 && days <= 3_650) return days;
  throw new InputError(
    `${KEY} is ${days}. Write a whole number of days from 1 to 3650.`,
  );
}
