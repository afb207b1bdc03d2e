import {
  environmentClassSchema,
  type Parameters,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { answerFaults } from './answerFaults';
import { approverFaults } from './approverFaults';
import { loweredFaults } from './loweredFaults';

/**
 * What keeps parameters from being put in force, each with its place. Parameters on record are read without it:
 * decisions of then are made again with what was in force then.
 * @public
 */
export function inForceFaults(parameters: Parameters, rules: Rule[]): string[] {
  return environmentClassSchema.options.flatMap(environmentClass => {
    const set = parameters[environmentClass];
    return [
      ...[
        ...loweredFaults({ environmentClass, parameters: set, rules }),
        ...answerFaults(set),
      ].map(fault => `${environmentClass}.rules.${fault}`),
      ...approverFaults(set).map(fault => `${environmentClass}.${fault}`),
    ];
  });
}
