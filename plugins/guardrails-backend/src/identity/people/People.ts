import type { Caller } from '../actors';
import type { Human } from './Human';

/**
 * Who is who, by the catalog. Two accounts that the annotation `guardrails/person` links are one human;
 * accounts that nobody linked are two to us, which is the platform's limit.
 * @internal
 */
export interface People {
  /**
   * The human in their own session.
   * Services, agents and anybody acting in somebody's name are refused here, whatever permissions say.
   * @throws GuardrailsError `humans-only`
   */
  human(caller: Caller): Promise<Human>;
  /** @throws GuardrailsError `not-found` where the catalog has no such user */
  byRef(ref: string): Promise<Human>;
  /** The same, or nothing where the catalog has no such user. */
  find(ref: string): Promise<Human | undefined>;
  /** The human behind each account that the catalog has, by the ref as it was given, in few questions. */
  identities(refs: string[]): Promise<Map<string, string>>;
  /** Entity refs of all people in a group and the groups below it; of a user, the user. @throws GuardrailsError where it is larger than can be asked */
  members(group: string): Promise<string[]>;
}
