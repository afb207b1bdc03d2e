import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { People } from '../identity/people';

/**
 * The people behind refs of people and groups, each once, so that what is counted is what one person gets.
 * A group that is too large to be looked through stays itself, and the notifications plugin finds its members.
 * @internal
 */
export async function resolveRecipients(
  people: Pick<People, 'members'>,
  recipients: string[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const recipient of recipients) {
    for (const ref of await resolveMembers(people, recipient)) found.add(ref);
  }
  return [...found];
}

async function resolveMembers(
  people: Pick<People, 'members'>,
  recipient: string,
): Promise<string[]> {
  try {
    return await people.members(recipient);
  } catch (error) {
    // The catalog may answer at the next attempt; the size of a group will not change by then.
    if (error instanceof GuardrailsError && error.code === 'bad-request') {
      return [recipient];
    }
    throw error;
  }
}
