import { type ApiRef, createApiRef } from '@backstage/core-plugin-api';
import type { GuardrailsApi } from '@backstage-guardrails/plugin-guardrails-common';

/** The decision service as pages, cards and form fields call it. @public */
export const guardrailsApiRef: ApiRef<GuardrailsApi> = createApiRef({
  id: 'plugin.guardrails.client',
});
