import type { TargetClaim } from './targets';

/**
 * `ends-soon`: two days or less are left. `ending`: its time is over, and it is being destroyed. `overdue`: it could not
 * be destroyed yet and may exist, so its owner has to look. `stopped`: it is not destroyed before a person decides.
 * @public
 */
export type SandboxState =
  | 'running'
  | 'ends-soon'
  | 'ending'
  | 'overdue'
  | 'stopped'
  | 'ended';

/** Asks that a new target ends by itself. The server completes it from the policy of the environment class. @public */
export type LifetimeRequest = {
  /** From the moment it is made; the default of the class where it is left out. */
  hours?: number;
  /** Entity ref of a team of the caller. */
  owner: string;
};

/** A target that is destroyed at its end. @public */
export type Sandbox = {
  id: string;
  state: SandboxState;
  /** Entity ref of the target. */
  ref: string;
  environment: string;
  /** The decision about the change that made it. */
  decision: string;
  owner: string;
  /** Who made it. */
  initiator: string;
  beganAt: string;
  endsAt: string;
  /** How many times its end was moved. */
  extensions: number;
  /** What can still be extended within policy; absent where nothing can. */
  extendable?: { hours: number; extensions: number };
  /** Why it is stopped or overdue. */
  reason?: string;
  endedAt?: string;
  /** The person who removed it, or `plugin:scaffolder` where it ended by itself. */
  endedBy?: string;
  /** The decision about its removal. */
  endDecision?: string;
  /** Whether the caller can extend or end it. */
  yours: boolean;
};

/** @public */
export type SandboxFilter = {
  state?: SandboxState[];
  /** Entity ref of the target. */
  entity?: string;
};

/** @public */
export type SandboxExtension = {
  /** The default of the class where it is left out. */
  hours?: number;
  reason: string;
};

/** The end of a sandbox that an enforcement point carries out. @public */
export type SandboxEnd = {
  /** The attempt; what is decided and redeemed for it names it as its task. */
  run: string;
  sandbox: string;
  ref: string;
  environment: string;
  module: TargetClaim['module'];
};

/** Why an attempt did not destroy the sandbox. @public */
export type SandboxEndReport = {
  /** `failed` is tried again; `stopped` waits for a person. */
  status: 'failed' | 'stopped';
  reason: string;
};
