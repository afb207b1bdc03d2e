import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../identity/actors';

type Owning = Pick<Caller, 'operator' | 'ownership'>;

/** Whether a caller can make something an owner's: a request can name any team, and the named one would answer for it. @internal */
export function canOwn(
  { operator, ownership }: Owning,
  owner: unknown,
): boolean {
  return operator || (typeof owner === 'string' && ownership.includes(owner));
}

/**
 * Says the same of an owner that exists and of one that does not.
 * @throws {@link GuardrailsError} `target-not-owned`
 * @internal
 */
export function requireOwner(
  caller: Owning,
  { owner, path }: { owner: unknown; path?: string },
): void {
  if (canOwn(caller, owner)) return;
  throw new GuardrailsError({
    code: 'target-not-owned',
    message:
      'You do not belong to this owner. Choose a team you are a member of.',
    path,
  });
}
