import { EntityHealthError } from '@backstage-guardrails/plugin-entity-health-common';

/** Whether the caller may not do this. @internal */
export function isNotAllowed(error: Error): boolean {
  return error instanceof EntityHealthError && error.statusCode === 403;
}
