import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { actorChainOf } from '@backstage-guardrails/plugin-guardrails-node';
import { ActionError } from '../errors';

/** The parts of an action's context that say for whom it runs. @internal */
export type TaskContext = {
  isDryRun?: boolean;
  user?: { ref?: string };
  getInitiatorCredentials(): Promise<BackstageCredentials>;
};

/** The person a task runs for, or the scaffolder itself at the end of a sandbox and for checks. @internal */
export type Initiator = {
  ref: string;
  credentials: BackstageCredentials;
  /** Who started or retried the task in the person's name, nearest to the person first; empty for the person. */
  actorChain: string[];
  /** No person started it: the time of a sandbox is over, or a check is due. */
  scheduled?: true;
};

/**
 * The person who created the task and whose credentials it runs with: they must be the same. A retry keeps
 * the task but brings the credentials of whoever pressed the button, so somebody else's retry is refused.
 * A dry-run takes templates from anybody and is refused before anything runs.
 * @internal
 */
export async function requireInitiator(options: {
  context: TaskContext;
  auth: AuthService;
}): Promise<Initiator> {
  const { context, auth } = options;
  if (context.isDryRun) {
    throw new ActionError('dry-run-refused', 'A dry-run never runs Terraform.');
  }
  const credentials = await context.getInitiatorCredentials();
  if (!auth.isPrincipal(credentials, 'user')) {
    throw new ActionError(
      'initiator-not-a-person',
      'The task was not started by a person. Provisioning needs a person as its initiator.',
    );
  }
  const ref = credentials.principal.userEntityRef;
  if (context.user?.ref !== ref) {
    throw new ActionError(
      'initiator-changed',
      'The task was created by another person. Only the person who created it can run or retry it; start the template yourself.',
    );
  }
  return { ref, credentials, actorChain: actorChainOf(credentials) };
}
