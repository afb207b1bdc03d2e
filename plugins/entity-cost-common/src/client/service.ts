import type { AnsweringService } from '@backstage-guardrails/service-client';
import { EntityCostError } from '../errors';

/** Whom the client asks. @internal */
export const service: AnsweringService = {
  name: 'The service of entity cost',
  Failure: EntityCostError,
};
