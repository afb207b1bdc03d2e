import type {
  DecisionSummary,
  WhatIfResultKind,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { ComparedDecision } from '@backstage-guardrails/policy-decision';
import type { ResultDetail, WhatIfResultRow } from '../model/rows';

/** A decision as a result names it. @internal */
export type DecisionReference = Pick<
  DecisionSummary,
  'id' | 'recordedAt' | 'outcome' | 'target'
> & { team?: string };

/** A code of the engine is shorter; what a bundle makes of one must fit its column. */
const LONGEST_CODE = 40;
const LONGEST_MESSAGE = 1_000;

type Lost = { about: DecisionReference; code: string; message: string };
type Compared = { about: DecisionReference; compared: ComparedDecision };

/** What is kept of decisions that were looked at: of those that are as they were, how many. @internal */
export function toRows(
  whatIf: string,
  looked: { lost: Lost[]; compared: Compared[] },
): {
  unchanged: number;
  results: WhatIfResultRow[];
  rules: { rule: string; decision_id: string; result: string }[];
} {
  const changed = looked.compared.filter(
    ({ compared }) =>
      compared.status === 'failed' || compared.change !== 'unchanged',
  );
  const results = [
    ...looked.lost.map(lost => notJudged(whatIf, lost)),
    ...changed.map(({ about, compared }) =>
      compared.status === 'failed'
        ? notJudged(whatIf, { ...compared, about })
        : changedRow(whatIf, { about, compared }),
    ),
  ];
  return {
    unchanged: looked.compared.length - changed.length,
    results,
    rules: changed.flatMap(({ about, compared }) =>
      compared.status === 'failed'
        ? []
        : compared.rules.map(({ rule }) => ({
            rule,
            decision_id: about.id,
            result: compared.change,
          })),
    ),
  };
}

function changedRow(
  whatIf: string,
  options: {
    about: DecisionReference;
    compared: Extract<ComparedDecision, { status: 'compared' }>;
  },
): WhatIfResultRow {
  const { about, compared } = options;
  const { rules, lacking, olderEngine } = compared;
  return {
    ...aboutDecision(whatIf, about),
    result: compared.change as WhatIfResultKind,
    after: compared.after,
    reason: null,
    older_engine: olderEngine?.slice(0, LONGEST_CODE) ?? null,
    explained: lacking?.explain ? 1 : 0,
    detail: detail({ rules, ...(lacking && { lacking }) }),
  };
}

function notJudged(whatIf: string, lost: Lost): WhatIfResultRow {
  return {
    ...aboutDecision(whatIf, lost.about),
    result: 'not-judged',
    after: null,
    reason: lost.code.slice(0, LONGEST_CODE),
    older_engine: null,
    explained: null,
    detail: detail({
      rules: [],
      message: lost.message.slice(0, LONGEST_MESSAGE),
    }),
  };
}

function aboutDecision(whatIf: string, about: DecisionReference) {
  const { target, team } = about;
  return {
    what_if_id: whatIf,
    decision_id: about.id,
    recorded_at: about.recordedAt,
    before: about.outcome,
    target_ref: target.ref ?? null,
    team: team ?? null,
    environment: target.environment ?? null,
  };
}

function detail(value: ResultDetail): string {
  return JSON.stringify(value);
}
