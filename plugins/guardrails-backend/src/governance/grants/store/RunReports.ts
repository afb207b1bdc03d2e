import type { RunReport } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';

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
    await this.#knex<RunReportRow>('run_reports')
      .insert({ decision_id: decision, started_at: null, ...newest })
      .onConflict('decision_id')
      .merge(newest);
  }

  async ofDecisions(decisions: string[]): Promise<RunReportRow[]> {
    return this.#knex<RunReportRow>('run_reports')
      .whereIn('decision_id', decisions)
      .select('*');
  }
}
