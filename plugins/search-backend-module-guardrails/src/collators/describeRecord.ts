import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { nameOf } from './nameOf';

/**
 * What is found of a record beside its title. Nothing of it changes later, and no value of a plan is in it: it is kept
 * until the next run, by another plugin.
 * @internal
 */
export function describeRecord(record: {
  id: string;
  target: { ref?: string };
  requester: string;
  at: string;
}): string {
  const { id, target, requester, at } = record;
  const about = target.ref === undefined ? '' : `About ${target.ref}. `;
  return escapeForDisplay(
    `${about}Requested by ${nameOf(requester)} (${requester}) on ${at.slice(
      0,
      10,
    )}. ${id}`,
  );
}

/** The target as a title says it: ` for checkout-db in production`. @internal */
export function describeTarget(target: {
  ref?: string;
  environment?: string;
}): string {
  const { ref, environment } = target;
  const about = ref === undefined ? '' : ` for ${nameOf(ref)}`;
  return environment === undefined ? about : `${about} in ${environment}`;
}
