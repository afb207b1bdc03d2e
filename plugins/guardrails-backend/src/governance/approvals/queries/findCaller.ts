import type { Eligibility } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import type { Human, People } from '../../../identity/people';

/** What a caller is told who can decide nothing. @internal */
export const NOT_A_PERSON: Eligibility = {
  canDecide: false,
  code: 'humans-only',
  reason:
    "Only a person in the catalog can decide, in their own session. Services and agents can't, and no one on behalf of another person.",
};

/** The caller as a person, where they are one in their own session. @internal */
export async function findCaller(
  deps: { people: Pick<People, 'find'> },
  caller: Caller,
): Promise<Human | undefined> {
  const { kind, onBehalfOf, ref } = caller.actor;
  return kind === 'human' && onBehalfOf === undefined
    ? deps.people.find(ref)
    : undefined;
}
