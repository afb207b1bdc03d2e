import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import type { CarriedOver } from './carryOver';

/** So many are named; the list of exceptions has the rest. */
const NAMED = 10;

/** For the report at start: exceptions that ended because nothing is left to compare their rule with. @internal */
export function conditionOf({ unknown }: CarriedOver): Condition {
  const about = {
    id: 'exceptions-comparable',
    title: 'Every exception can be compared with the rules in force',
  };
  if (unknown.length === 0) return { ...about, fulfilled: true };
  const named = unknown
    .slice(0, NAMED)
    .map(({ exception, why }) => `${exception} (${why})`);
  const more = unknown.length - named.length;
  return {
    ...about,
    fulfilled: false,
    fix: `These do not count any more and have to be requested again: ${named.join(
      ', ',
    )}${more > 0 ? ` and ${more} more` : ''}.`,
  };
}
