import type { Parameters } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { DutiesConfig } from '../../base/config';
import type { DecisionLog } from '../../decision/decisions';
import type { AccessControl } from '../../identity/access';
import type { People } from '../../identity/people';
import type { Seals } from '../../record/seals';
import type { DecisionListeners } from './ApprovalService';
import type { Delegations } from './Delegations';
import type { ExceptionAuthors } from './ExceptionAuthors';
import type { SignatureVerifier } from './SignatureVerifier';
import type { ApprovalEvents } from './store/ApprovalEvents';

/** What approvals are made with. Each step takes of it what it uses. @internal */
export type ApprovalDeps = {
  knex: Knex;
  seals: Seals;
  events: ApprovalEvents;
  people: People;
  delegations: Delegations;
  access: AccessControl;
  log: DecisionLog;
  exceptions: ExceptionAuthors;
  config: {
    timeToLive: number;
    passkeys: 'enforced' | 'off';
    /** Those in force, which say where a request needs a reason. */
    parameters: Parameters;
  };
  duties: DutiesConfig;
  /** How many requests one person or service may have open at once. */
  openRequestsOf: (requester: string) => number;
  /** Absent where passkeys are not set up; what must be signed cannot be given then. */
  signatures?: SignatureVerifier;
  listeners: DecisionListeners;
};
