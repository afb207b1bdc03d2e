import {
  GuardrailsError,
  type GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';

/**
 * A decision that names a workspace is for that one alone.
 * @throws GuardrailsError `grant-binding`
 * @internal
 */
export function refuseOtherWorkspace(
  decided: string | undefined,
  { workspace }: GrantBinding,
): void {
  if (decided === undefined || decided === workspace) return;
  throw new GuardrailsError({
    code: 'grant-binding',
    message: 'The decision is about another workspace.',
    path: '/workspace',
  });
}
