import type { DecisionId } from '@backstage-guardrails/policy-model';

/** @public */
export type LeaseState =
  | 'waiting'
  | 'ready'
  | 'active'
  | 'ending'
  | 'ended'
  | 'refused'
  | 'failed';

/** Asks for access of the caller to a resource. @public */
export type LeaseRequest = {
  /** Entity ref of the resource, for instance `resource:default/checkout-db`. */
  resource: string;
  role: string;
  minutes: number;
  purpose: string;
  incident?: string;
  /** At once, told to everybody who must know, reviewed by two others afterwards. */
  breakGlass?: boolean;
};

/** What can be asked for on a resource. @public */
export type LeaseOffer = {
  resource: string;
  provider: string;
  roles: { name: string; description?: string }[];
  /** What ends the lease when this service is down; absent where nothing does. */
  independentEnd?: string;
  /** Why no access can be given there, and what to do; nothing can be requested meanwhile. */
  unavailable?: string;
};

/** @public */
export type Lease = {
  id: string;
  state: LeaseState;
  person: string;
  resource: string;
  owner?: string;
  role: string;
  minutes: number;
  purpose: string;
  incident?: string;
  breakGlass: boolean;
  decision: DecisionId;
  approval?: string;
  requestedAt: string;
  startedAt?: string;
  endsAt?: string;
  endedAt?: string;
  endReason?: string;
  /** What was left behind or changed meanwhile: owned objects, rights, a changed password. */
  report: string[];
  /** What keeps the access from ending; the person cannot use it meanwhile, unless it says otherwise. */
  obstacles?: string[];
  /** What was used of what was granted, where the resource can say. */
  usage?: string[];
  /** Reviews of break-glass; two by other people close the debt. */
  reviews: { person: string; at: string; text: string }[];
};

/** Shown once, kept nowhere. @public */
export type LeaseCredential = {
  lease: Lease;
  username: string;
  password: string;
  /** How to connect, without the password. */
  connection: Record<string, string>;
};

/** @public */
export type LeaseFilter = {
  box?: 'mine' | 'owned' | 'all';
  state?: LeaseState[];
  resource?: string;
  /** Break-glass that still waits for its reviews. */
  debt?: boolean;
};
