import type { UserInfoService } from '@backstage/backend-plugin-api';
import { ActionError } from '../errors';
import type { Initiator } from './requireInitiator';

/** Who may act for which owner. @internal */
export type Ownership = {
  userInfo: UserInfoService;
  /** Groups whose members act for every team: `guardrails.access.operators`. */
  operators: string[];
};

/**
 * Refuses to act for an owner that the person does not belong to: a form can name any group, and the
 * named one would pay.
 * @internal
 */
export async function requireOwnership(options: {
  ownership: Ownership;
  initiator: Initiator;
  owner: string;
}): Promise<void> {
  const { ownership, owner } = options;
  const mine = await toOwnership(options);
  if (mine.has(owner) || ownership.operators.some(ref => mine.has(ref))) return;
  throw new ActionError(
    'owner-refused',
    `You do not belong to "${owner}". Choose a team you are a member of.`,
  );
}

/** Whether the person acts for every team. @internal */
export async function isOperator(options: {
  ownership: Ownership;
  initiator: Pick<Initiator, 'credentials'>;
}): Promise<boolean> {
  const mine = await toOwnership(options);
  return options.ownership.operators.some(ref => mine.has(ref));
}

async function toOwnership(options: {
  ownership: Ownership;
  initiator: Pick<Initiator, 'credentials'>;
}): Promise<Set<string>> {
  const { ownership, initiator } = options;
  const { ownershipEntityRefs } = await ownership.userInfo.getUserInfo(
    initiator.credentials,
  );
  return new Set(ownershipEntityRefs);
}
