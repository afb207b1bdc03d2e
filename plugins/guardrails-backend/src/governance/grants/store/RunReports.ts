import type { RunReport } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { holdDecision, planOfCheck } from '../../../decision/decisions';

/** The newest report of a run; times are those of the database. @internal */
export type RunReportRow = {
  decision_id: string;
  status: RunReport['status'];
  started_at: string | null;
  at: string;
  enforcement_point: string;
  detail: string | null;
};

/** What enforcement points say of runs between their decisions. It is shown, and nothing rests on it. @internal */
export class RunReports {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  now(): Promise<string> {
    return databaseTime(this.#knex);
  }

  async put(report: {
    decision: string;
    enforcementPoint: string;
    report: RunReport;
  }): Promise<void> {
    const { decision, enforcementPoint } = report;
    const { status, detail } = report.report;
    const at = await this.now();
    const newest = {
      status,
      at,
      enforcement_point: enforcementPoint,
      detail: detail ?? null,
      // Kept by later reports: when the check began.
      ...(status === 'checking' && { started_at: at }),
    };
    await this.#knex.transaction(async transaction => {
      // Its retention may have ended since it was read.
      if (!(await holdDecision(transaction, decision))) return;
      const put = transaction<RunReportRow>('run_reports')
        .insert({ decision_id: decision, started_at: null, ...newest })
        .onConflict('decision_id')
        .merge(newest);
      // One that arrives late does not open a check that is complete; how a check ends that was begun again is shown.
      if (status === 'checking') {
        put.whereNot('run_reports.status', 'checked');
      }
      await put;
    });
  }

  /** What is said of runs; a check whose plan has a decision is complete, whether or not that was reported. */
  async ofDecisions(decisions: string[]): Promise<RunReportRow[]> {
    const rows = await this.#knex<RunReportRow>('run_reports')
      .whereIn('decision_id', decisions)
      .select('*');
    const open = rows.flatMap(row =>
      row.status === 'checking' ? [row.decision_id] : [],
    );
    if (open.length === 0) return rows;
    const complete = await this.#knex<RunReportRow>('run_reports')
      .whereIn('decision_id', open)
      .whereExists(planOfCheck(this.#knex))
      .pluck('decision_id');
    return rows.map(row =>
      complete.includes(row.decision_id)
        ? { ...row, status: 'checked' as const }
        : row,
    );
  }
}
