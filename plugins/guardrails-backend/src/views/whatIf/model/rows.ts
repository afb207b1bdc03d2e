import type {
  WhatIf,
  WhatIfCounts,
  WhatIfDetail,
  WhatIfResult,
  WhatIfResultKind,
} from '@backstage-guardrails/plugin-guardrails-common';

/** @internal */
export type WhatIfRow = {
  id: string;
  principal: string;
  started_at: string;
  ended_at: string | null;
  outcome: 'finished' | 'cancelled' | 'failed' | null;
  since: string;
  until: string;
  total: number;
  left_out: number;
  unchanged: number;
  policy: string | null;
  error: string | null;
  totals: string | null;
};

/** With when its replica was heard of, where it holds the one place: read together, or it could end in between. @internal */
export type KnownWhatIfRow = WhatIfRow & { beat_at: string | null };

/** @internal */
export type WhatIfResultRow = {
  what_if_id: string;
  decision_id: string;
  recorded_at: string;
  result: WhatIfResultKind;
  before: WhatIfResult['before'];
  after: WhatIfResult['after'] | null;
  target_ref: string | null;
  team: string | null;
  environment: string | null;
  reason: string | null;
  older_engine: string | null;
  explained: 0 | 1 | null;
  detail: string;
};

/** What is in `detail` of a result. @internal */
export type ResultDetail = Pick<WhatIfResult, 'rules' | 'lacking'> & {
  message?: string;
};

/** What is in `policy` of a what-if. @internal */
export type PolicyReference = Required<Pick<WhatIf, 'bundle' | 'parameters'>>;

/** Results by what they are; those that are as they were are no rows. @internal */
export type ResultCounts = Omit<WhatIfCounts, 'unchanged'>;

/** What is in `totals` of a what-if. @internal */
export type WhatIfTotals = Pick<
  WhatIfDetail,
  'rules' | 'teams' | 'targets' | 'notJudged' | 'older'
> & { counts: ResultCounts };
