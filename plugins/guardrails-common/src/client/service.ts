import type { AnsweringService } from '@backstage-guardrails/service-client';
import { GuardrailsError } from '../errors';

/** Whom the client asks. @internal */
export const service: AnsweringService = {
  name: 'The decision service',
  Failure: GuardrailsError,
};
