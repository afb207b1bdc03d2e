import {
  isDayAhead,
  type Parameters,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { EngineError } from '../errors';
import { loosenedRules } from './loosenedRules';

/** What is put in force, and when. @public */
export type RulesAhead = { rules: Rule[]; parameters: Parameters; now: Date };

/**
 * Refuses parameters whose `newRules` make a rule milder that says it was adopted on a day to come: until that day, and
 * with the next one for ever, it would be new whatever day an operator names. The clock is an argument, and what is on
 * record is not asked: only what is put in force is.
 *
 * @throws {@link EngineError} `parameters-malformed`
 * @public
 */
export function refuseRulesAhead(options: RulesAhead): void {
  const fault = ruleAheadFault(options);
  if (fault === undefined) return;
  throw new EngineError(
    'parameters-malformed',
    `The parameters are wrong at ${fault}`,
  );
}

/** The first rule for which {@link refuseRulesAhead} refuses parameters, with its place and what to write. @public */
export function ruleAheadFault(options: RulesAhead): string | undefined {
  const { now, ...policy } = options;
  const ahead = loosenedRules(policy).newRules.find(({ adopted }) =>
    isDayAhead(adopted, now),
  );
  if (ahead === undefined) return undefined;
  const { environmentClass, rule, adopted, own } = ahead;
  return `${environmentClass}.newRules: ${rule} says that it was adopted on ${adopted}, which is a day to come, so it would stay new. Correct "adopted" in the rule's METADATA, or write "${rule}": {"level": "${own}"} into ${environmentClass}.rules`;
}
