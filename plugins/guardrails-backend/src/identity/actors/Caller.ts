import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Actor } from '@backstage-guardrails/policy-model';

/** What decides which decisions a person may read, in whichever way they ask. @internal */
export type Reader = Pick<
  Caller,
  'principal' | 'actor' | 'ownership' | 'reader'
>;

/** Who asks, as the credential says it, and what that lets them do here. @internal */
export type Caller = {
  /** What evidence, idempotency keys and grants are bound to. */
  principal: string;
  actor: Actor;
  /** The caller's own ref and the groups', as the catalog says; empty for services. */
  ownership: string[];
  /** Reads every decision. */
  reader: boolean;
  /** Asks for decisions about any target. */
  operator: boolean;
  credentials: BackstageCredentials;
};
