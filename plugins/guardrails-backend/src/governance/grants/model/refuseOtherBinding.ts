import {
  GuardrailsError,
  type GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';

const sentences: Record<keyof GrantBinding, string> = {
  task: 'The grant is for another task.',
  plan: 'The plan is not the one that the grant is for.',
  workspace: 'The workspace is not the one that the grant is for.',
};

/** @throws {@link GuardrailsError} `grant-binding`, with the field that differs @internal */
export function refuseOtherBinding(
  granted: GrantBinding | { task: string; plan: string; workspace: string },
  shown: GrantBinding,
): void {
  for (const field of ['task', 'plan', 'workspace'] as const) {
    if (granted[field] !== shown[field]) {
      throw new GuardrailsError({
        code: 'grant-binding',
        message: sentences[field],
        path: `/${field}`,
      });
    }
  }
}
