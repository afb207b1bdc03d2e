import { EntityCostError } from '@backstage-guardrails/plugin-entity-cost-common';

/** Whether a person may not read it: the service does not tell what is not there from what others own. @internal */
export function isNotAllowed(error: Error): boolean {
  return (
    error instanceof EntityCostError &&
    (error.statusCode === 403 || error.statusCode === 404)
  );
}
