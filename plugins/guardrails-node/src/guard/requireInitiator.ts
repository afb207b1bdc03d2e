import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/**
 * The credentials of the person who started the task. A retry runs with the credentials of whoever
 * retries while the task stays its author's, so the two must be the same person.
 * @internal
 */
export async function requireInitiator(ctx: {
  user?: { ref?: string };
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}): Promise<BackstageCredentials> {
  const credentials = await ctx.getInitiatorCredentials();
  const { type, userEntityRef } =
    credentials.principal as Partial<BackstageUserPrincipal>;
  if (type === 'user' && userEntityRef && userEntityRef === ctx.user?.ref) {
    return credentials;
  }
  throw new GuardrailsError({
    code: 'not-allowed',
    message:
      'Only the person who started this task can run it. Start a task of your own.',
  });
}
