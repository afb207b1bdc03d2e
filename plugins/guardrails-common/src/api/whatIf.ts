import type {
  BundleReference,
  Digest,
  Outcome,
  RuleId,
} from '@backstage-guardrails/policy-model';

/** `interrupted`: the replica that ran it ended. What was compared until then is kept, as it is where it was cancelled. @public */
export type WhatIfState =
  | 'running'
  | 'finished'
  | 'cancelled'
  | 'failed'
  | 'interrupted';

/** What another policy says of a decision. Warnings are allowed. `not-judged`: it could not be evaluated again. @public */
export type WhatIfResultKind =
  | 'newly-denied'
  | 'newly-needs-approval'
  | 'newly-allowed'
  | 'not-judged';

/** Decisions that were looked at, by what came of them. @public */
export type WhatIfCounts = Record<WhatIfResultKind | 'unchanged', number>;

/** Starts one: a bundle, parameters, or both. @public */
export type WhatIfRequest = {
  /** From this time on, RFC 3339. */
  since: string;
  /** Until this time, exclusive; now where it is left out. */
  until?: string;
  /** Digest of the bytes of a bundle, sent with `putEvidence`; the active one where it is left out. */
  bundle?: Digest;
  /** A parameters file; the active parameters where it is left out. */
  parameters?: { [key: string]: unknown };
  /** What the file is put over: the shipped parameters (default), or the active ones, to change a few values. */
  over?: 'shipped' | 'active';
};

/** Recorded decisions of a time, held against another policy. @public */
export type WhatIf = {
  id: string;
  state: WhatIfState;
  startedAt: string;
  endedAt?: string;
  /** When it is removed. */
  expiresAt: string;
  since: string;
  until: string;
  /** Decisions of this time that the caller may read. */
  total: number;
  /** Decisions of this time that the caller may not read: nothing is said of them. */
  leftOut: number;
  counts: WhatIfCounts;
  /** Of the policy; absent until it was read. */
  bundle?: BundleReference;
  parameters?: { digest: Digest };
  /** Why it failed. */
  error?: { code: string; message: string };
};

/** Decisions with something in common. @public */
export type WhatIfGroup = { name: string } & Omit<WhatIfCounts, 'unchanged'>;

/** @public */
export type WhatIfDetail = WhatIf & {
  /** At most 50 each, those with the most decisions first. */
  rules: WhatIfGroup[];
  teams: WhatIfGroup[];
  targets: WhatIfGroup[];
  /** Why decisions were not judged. */
  notJudged: { code: string; decisions: number }[];
  /** Decisions of an older engine among those that changed, and how many of them what was not recorded then explains. */
  older: { decisions: number; explained: number };
};

/** What came of one decision, where it is not as it was. @public */
export type WhatIfResult = {
  decision: string;
  recordedAt: string;
  result: WhatIfResultKind;
  before: Outcome;
  /** Absent where it was not judged. */
  after?: Outcome;
  target?: string;
  team?: string;
  environment?: string;
  /** Rules that have a part in the change. */
  rules: { rule: RuleId; change: 'stricter' | 'milder' }[];
  /** Facts that rules read and that were not recorded, and whether the outcome is as it was without those rules. */
  lacking?: { facts: string[]; explain: boolean };
  /** The engine that decided, where it was an older one. */
  olderEngine?: string;
  /** Why it was not judged. */
  reason?: { code: string; message: string };
};

/** @public */
export type WhatIfFilter = {
  result?: WhatIfResultKind[];
  rule?: string;
  /** Entity ref of the owner of the target; `none` for targets without one. */
  team?: string;
  /** Entity ref; `none` for decisions without a target. */
  target?: string;
};
