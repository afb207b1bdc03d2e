import type { Digest, Json } from '@backstage-guardrails/policy-model';
import type { TargetClaim } from './targets';

/**
 * Whether a target is as it was applied last. `not-checked`: no check has looked at it since it was changed.
 * `could-not-check`: the newest check could not look; what an earlier one saw is beside it, with its time.
 * @public
 */
export type DriftState =
  | 'in-sync'
  | 'drifted'
  | 'not-checked'
  | 'could-not-check';

/** One attribute that differs. A value is absent where there is none, and a marker where it is withheld. @public */
export type DriftedAttribute = {
  /** JSON Pointer. */
  path: string;
  applied?: Json;
  actual?: Json;
};

/** A resource that is not as it was applied. @public */
export type DriftedResourceSummary = {
  address: string;
  type: string;
  /** `missing`: it was deleted outside, or never created. `added`: it is in the state and was not applied. */
  kind: 'changed' | 'missing' | 'added';
  /** The first that differ. */
  attributes: DriftedAttribute[];
};

/** What is known of the drift of a target. @public */
export type TargetDrift = {
  /** Id of the entry of the target. */
  id: string;
  /** Entity ref of the target. */
  ref: string;
  environment: string;
  owner?: string;
  state: DriftState;
  /** When the newest check that could look began. */
  checkedAt?: string;
  /** When a check saw it first. */
  since?: string;
  /** How many resources have drifted, and the first of them. */
  drifted: number;
  resources: DriftedResourceSummary[];
  /** How many violations the drift brought that was there before in no change. */
  violations: number;
  /** The decision about what exists now. */
  decision?: string;
  /** What the drift costs in a month, where there is an estimate; below zero where it saves. */
  cost?: { amount: number; currency: string };
  /** Why the newest check could not look, and when. */
  failure?: { reason: string; at: string };
  /** The task that applied it last, whose template applies it again. */
  run?: { task: string; template?: string };
};

/** @public */
export type DriftFilter = {
  state?: DriftState[];
  /** Entity ref of the target. */
  entity?: string;
};

/** A check of a target that an enforcement point carries out. @public */
export type DriftCheck = {
  /** What is decided for it names it as its task. */
  run: string;
  ref: string;
  environment: string;
  module: TargetClaim['module'];
  /** Of the module as it was applied. */
  digest: Digest;
};

/** What came of a check. @public */
export type DriftReport =
  | { status: 'in-sync' }
  /** Something differs, and was decided on as `terraform-state`. */
  | { status: 'evaluated'; decision: string }
  | { status: 'failed'; reason: string };
