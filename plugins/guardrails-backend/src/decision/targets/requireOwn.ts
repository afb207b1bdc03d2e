import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../identity/actors';
import { belongsTo } from './belongsTo';
import type { TargetRow } from './rows';

/**
 * A target that is in the registry is its team's in every environment: the same name of another team in another
 * environment would be two things that records, owners and catalog cannot tell apart.
 * @throws {@link GuardrailsError} `target-not-owned`, `target-claimed`
 * @internal
 */
export function requireOwn(
  caller: Pick<Caller, 'operator' | 'ownership'>,
  entries: TargetRow[],
): void {
  const other = entries.find(entry => !belongsTo(caller, entry));
  if (!other) return;
  const taken = `${other.target_ref} is in use in environment "${other.environment}" by another team.`;
  throw new GuardrailsError(
    other.state === 'claimed'
      ? {
          code: 'target-claimed',
          message: `${taken} Choose another name.`,
        }
      : {
          code: 'target-not-owned',
          message: `${taken} Ask that team or an operator, or choose another name.`,
        },
  );
}
