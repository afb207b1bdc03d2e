import type {
  ConsentKind,
  PasskeyAssertion,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Digest } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { AccessControl } from '../../identity/access';
import type { Outbox } from '../../announce';
import type { DutiesConfig } from '../../base/config';
import type { DecisionLog } from '../../decision/decisions';
import type { Ledger } from '../../record/ledger';
import type { RecordedConsent } from '../../identity/passkeys/PasskeyConsent';
import type { Human, People } from '../../identity/people';
import type { Seals } from '../../record/seals';
import type { DecisionListeners } from './ApprovalDesk';
import type { Delegations } from './Delegations';
import type { ExceptionAuthors } from './ExceptionAuthors';

/** Proves that a word was signed with a passkey of the person. @internal */
export interface SignatureVerifier {
  /** @throws GuardrailsError `passkey-needed`, `passkey-invalid` */
  verify(request: {
    human: Human;
    approval: string;
    kind: ConsentKind;
    fingerprint: string;
    consentDigest: Digest;
    requestedAt: string;
    assertion: PasskeyAssertion | undefined;
  }): Promise<{ evidence: Record<string, unknown> }>;
  /** Whether a signature on record holds, by the key as it was enrolled. */
  holds(knex: Knex, consent: RecordedConsent): Promise<boolean>;
}

/** What approvals are made with. @internal */
export type ApprovalDeps = {
  knex: Knex;
  people: People;
  delegations: Delegations;
  ledger: Ledger;
  seals: Seals;
  outbox: Outbox;
  access: AccessControl;
  log: DecisionLog;
  book: ExceptionAuthors;
  config: { timeToLive: number; passkeys: 'enforced' | 'off' };
  duties: DutiesConfig;
  /** How many requests one person or service may have open at once. */
  openRequestsOf: (requester: string) => number;
  /** Absent where passkeys are not set up; what must be signed cannot be given then. */
  signatures?: SignatureVerifier;
  listeners: DecisionListeners;
};
