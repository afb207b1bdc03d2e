import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import { endReasonText } from '@backstage-guardrails/policy-model';
import type { CarriedOver } from './carryOver';

/** So many are named; the list of exceptions has the rest. */
const NAMED = 10;

/** For the report at start: exceptions that do not go on with the rules in force, each with the reason. @internal */
export function carryOverCondition({
  ended,
}: Pick<CarriedOver, 'ended'>): Condition {
  const about = {
    id: 'exceptions-comparable',
    title: 'Every exception goes on with the rules in force',
  };
  if (ended.length === 0) return { ...about, fulfilled: true };
  const named = ended
    .slice(0, NAMED)
    .map(
      ({ exception, rule, because }) =>
        `${exception} of ${rule} (${endReasonText(because)})`,
    );
  const more = ended.length - named.length;
  return {
    ...about,
    fulfilled: false,
    fix: `These do not count any more. Request them again where they are still needed: ${named.join(
      ', ',
    )}${more > 0 ? ` and ${more} more` : ''}.`,
  };
}
