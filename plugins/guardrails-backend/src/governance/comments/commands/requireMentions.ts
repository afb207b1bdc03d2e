import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { StoredDecision } from '../../../decision/decisions';
import { personRef } from '../../../identity/people';
import type { CommentDeps } from '../CommentDeps';
import { findMentions } from '../model/findMentions';
import { mayRead } from '../queries/mayRead';

/** More than these are a list of people, and each is looked up in the catalog. */
const MAX_MENTIONS = 10;

/**
 * The people whom a text mentions; all of them may read the decision. A person who may not and one who does not exist
 * are refused in the same words, so that a mention does not tell who has an account.
 * @throws GuardrailsError `mention-refused`
 * @internal
 */
export async function requireMentions(
  deps: Pick<
    CommentDeps,
    'access' | 'approvals' | 'log' | 'people' | 'readers'
  >,
  { text, stored }: { text: string; stored: StoredDecision },
): Promise<string[]> {
  const written = findMentions(text);
  if (written.length > MAX_MENTIONS) {
    throw refused(
      `The comment mentions ${written.length} people. Mention at most ${MAX_MENTIONS}.`,
    );
  }
  const people = new Set<string>();
  for (const ref of written) {
    const person = personRef(ref);
    if (!person?.startsWith('user:')) {
      throw refused(
        `${escapeForDisplay(
          ref,
        )} is not a person. Mention people only, as @user:default/name.`,
      );
    }
    if (!(await mayRead(deps, person, stored))) {
      throw refused(
        `${person} can't see this run, so a mention would not reach them. Remove the mention, or ask the owner of the target.`,
      );
    }
    people.add(person);
  }
  return [...people];
}

function refused(message: string): GuardrailsError {
  return new GuardrailsError({
    code: 'mention-refused',
    message,
    path: '/text',
  });
}
