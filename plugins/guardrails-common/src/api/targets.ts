import type { JsonObject } from '@backstage/types';
import type { EnvironmentClass } from '@backstage-guardrails/policy-model';
import type { GrantBinding } from './grants';

/**
 * `claimed`: a change is under way, or was cut off before its outcome was reported. `active`: no change is under way.
 * `released`: its name is free again; only the answer to a release says so.
 * @public
 */
export type TargetState = 'claimed' | 'active' | 'released';

/** A resource that a state has. @public */
export type StateResource = {
  address: string;
  /** The configuration of its provider, with its alias, as the state names it. */
  provider?: string;
};

/** What an enforcement point is about to make, change or remove under the name of the decision's target. @public */
export type TargetClaim = {
  /** Id of the module. */
  module: string;
  /** Values for its variables, for the next change to start from; never secrets. */
  values: JsonObject;
  /** Entity ref of the owner; the caller must belong to it. Left out, the target belongs to the caller's team. */
  owner?: string;
  /** Everything of it is removed. */
  destroy?: boolean;
  /** What the state had when a removal was planned; absent where there was no state. */
  state?: StateResource[];
  /** Names of variables that came from secrets, which are kept nowhere and have to be given again. */
  secrets?: string[];
};

/** A redemption, and the target that is claimed in the same transaction. @public */
export type GrantRedemption = GrantBinding & { claim?: TargetClaim };

/** What was provisioned under an entity ref in one environment. @public */
export type TargetEntry = {
  id: string;
  ref: string;
  environment: string;
  environmentClass: EnvironmentClass;
  state: TargetState;
  module: string;
  values: JsonObject;
  owner?: string;
  /** Who made it. */
  initiator?: string;
  /** Groups of the initiator at that time; the target is theirs where it has no owner. */
  teams: string[];
  /** Names of variables that came from secrets; they have to be given again. */
  secrets?: string[];
  /** The grant whose outcome is awaited. */
  grant?: string;
  /** Whether the caller can change it. */
  yours: boolean;
  since: string;
  changedAt: string;
};

/** @public */
export type TargetFilter = { state?: 'claimed' | 'active' };

/** Ends a claim whose outcome was not reported, or gives a name up. @public */
export type TargetRelease = {
  environment: string;
  /** What was checked; it goes on the ledger. */
  reason: string;
  /** Whether the target exists and stays with its owner. Otherwise its name is free. */
  exists: boolean;
};

/** What an enforcement point kept before there was a registry. @public */
export type TargetImport = {
  targets: {
    ref: string;
    environment: string;
    module: string;
    values: JsonObject;
    owner?: string;
  }[];
};

/** @public */
export type TargetImportResult = {
  imported: number;
  /** Left as they are. */
  known: number;
  /** Imported, and only operators can change them: neither file nor record says whose they are. */
  withoutOwner: number;
};
