import type { AnsweringService } from '@backstage-guardrails/service-client';
import { EntityHealthError } from '../errors';

/** Whom the client asks. @internal */
export const service: AnsweringService = {
  name: 'The health service',
  Failure: EntityHealthError,
};
