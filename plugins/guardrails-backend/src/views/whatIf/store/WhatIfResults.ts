import type {
  WhatIfFilter,
  WhatIfGroup,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { byId, keysetPage } from '../../../base/database';
import type {
  WhatIfResultRow,
  WhatIfTotals,
  ResultCounts,
} from '../model/rows';
import type { toRows } from './toRows';

/** Few enough for the statement limits of both databases. */
const ROWS = 50;

/** Groups that are listed; a filter finds the decisions of the others. */
const LISTED = 50;

/** What has no team or target is found by this word; no entity ref is without a colon. */
const NONE = 'none';

/** What came of the decisions that what-ifs looked at, but for those that are as they were. @internal */
export class WhatIfResults {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async record(id: string, compared: ReturnType<typeof toRows>): Promise<void> {
    const { unchanged, results, rules } = compared;
    await this.#knex.transaction(async transaction => {
      await transaction.batchInsert('what_if_results', results, ROWS);
      await transaction.batchInsert(
        'what_if_rules',
        rules.map(rule => ({ what_if_id: id, ...rule })),
        ROWS,
      );
      await transaction('what_ifs').where({ id }).increment({ unchanged });
    });
  }

  /** What they add up to until now. */
  async totals(id: string): Promise<WhatIfTotals> {
    const [counts, rules, teams, targets, notJudged, older] = await Promise.all(
      [
        this.#countsOf(id),
        this.#topGroups(id, 'rule'),
        this.#topGroups(id, 'team'),
        this.#topGroups(id, 'target_ref'),
        this.#reasons(id),
        this.#older(id),
      ],
    );
    return { counts, rules, teams, targets, notJudged, older };
  }

  /** Newest first. */
  list(options: {
    id: string;
    filter: WhatIfFilter;
    limit: number;
    cursor?: string;
    countTo?: number;
  }) {
    const { id, filter, ...page } = options;
    const key = byId('decision_id');
    return keysetPage<WhatIfResultRow>(this.#knex, {
      ...page,
      key: { ...key, valuesOf: ({ decision_id }) => [decision_id] },
      query: () => {
        const query = this.#knex('what_if_results')
          .select('*')
          .where({ what_if_id: id });
        const { result, rule, team, target } = filter;
        if (result) query.whereIn('result', result);
        if (team !== undefined) query.where({ team: named(team) });
        if (target !== undefined) query.where({ target_ref: named(target) });
        if (rule !== undefined) {
          query.whereIn(
            'decision_id',
            this.#knex('what_if_rules')
              .select('decision_id')
              .where({ what_if_id: id, rule }),
          );
        }
        return query;
      },
    });
  }

  /** How many results of each kind what-ifs have until now, each of them in the answer. */
  async counts(ids: string[]): Promise<Map<string, ResultCounts>> {
    const counts = new Map(ids.map(id => [id, noCounts()]));
    if (ids.length === 0) return counts;
    const rows: ({ id: string } & Counted)[] = await this.#knex(
      'what_if_results',
    )
      .whereIn('what_if_id', ids)
      .groupBy('what_if_id', 'result')
      .select({ id: 'what_if_id' }, 'result', this.#knex.raw('count(*) as n'));
    for (const { id, result, n } of rows) counts.get(id)![result] = Number(n);
    return counts;
  }

  async #countsOf(id: string): Promise<ResultCounts> {
    return (await this.counts([id])).get(id)!;
  }

  /** The values of a column with the most results. */
  async #topGroups(
    id: string,
    by: 'rule' | 'team' | 'target_ref',
  ): Promise<WhatIfGroup[]> {
    const table = by === 'rule' ? 'what_if_rules' : 'what_if_results';
    const rows: ({ name: string | null } & Counted)[] = await this.#knex(table)
      .where({ what_if_id: id })
      .groupBy(by, 'result')
      .select({ name: by }, 'result', this.#knex.raw('count(*) as n'));
    const found = new Map<string | null, ResultCounts>();
    for (const { name, result, n } of rows) {
      const counts = found.get(name) ?? noCounts();
      counts[result] = Number(n);
      found.set(name, counts);
    }
    return [...found]
      .map(([name, counts]) => ({ name: name ?? NONE, ...counts }))
      .sort(
        (a, b) => decisionsOf(b) - decisionsOf(a) || (a.name < b.name ? -1 : 1),
      )
      .slice(0, LISTED);
  }

  async #reasons(id: string): Promise<WhatIfTotals['notJudged']> {
    const rows: { code: string; n: number | string }[] = await this.#knex(
      'what_if_results',
    )
      .where({ what_if_id: id, result: 'not-judged' })
      .groupBy('reason')
      .orderBy('reason')
      .select({ code: 'reason' }, this.#knex.raw('count(*) as n'));
    return rows.map(({ code, n }) => ({ code, decisions: Number(n) }));
  }

  async #older(id: string): Promise<WhatIfTotals['older']> {
    const [row] = await this.#knex('what_if_results')
      .where({ what_if_id: id })
      .whereNotNull('older_engine')
      .whereNotNull('after')
      .select(
        this.#knex.raw(
          'count(*) as decisions, count(case when explained = 1 then 1 end) as explained',
        ),
      );
    return {
      decisions: Number(row.decisions),
      explained: Number(row.explained),
    };
  }
}

/** A count is text on PostgreSQL. */
type Counted = { result: keyof ResultCounts; n: number | string };

function noCounts(): ResultCounts {
  return {
    'newly-denied': 0,
    'newly-needs-approval': 0,
    'newly-allowed': 0,
    'not-judged': 0,
  };
}

function decisionsOf({ name: _, ...counts }: WhatIfGroup): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

function named(value: string): string | null {
  return value === NONE ? null : value;
}
