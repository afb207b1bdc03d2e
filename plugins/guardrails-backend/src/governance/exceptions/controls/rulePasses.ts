import type { Knex } from 'knex';
import { UNRESTRICTED } from '../../../identity/access';
import type { DecisionLog } from '../../../decision/decisions';
import type { ExceptionRow } from '../model/rows';
import type { ControlResult } from './answersUrl';

/** So many decisions are looked at for one that has something to say about the rule. */
const LOOK_BACK = 50;

/** What a decision that was carried out says about the rule; `unproven` where none says anything. @internal */
export type RuleResult = ControlResult & { unproven?: true };

/**
 * Whether a rule keeps passing on the target: in the newest decision that was carried out and had something for the
 * rule to look at. What was only asked about says nothing: anybody can hand in a document in which the rule passes,
 * whoever asked for the exception first of all.
 * @internal
 */
export async function rulePasses(
  deps: { knex: Knex; log: DecisionLog },
  options: { row: ExceptionRow; rule: string },
): Promise<RuleResult> {
  const { row, rule } = options;
  for (const id of await carriedOutOn(deps.knex, row)) {
    const stored = await deps.log.get(id, UNRESTRICTED);
    const result = stored && verdictOn(rule, stored.decision);
    if (result) return result;
  }
  return {
    holds: false,
    unproven: true,
    detail: `No applied change of the target shows that ${rule} passes. Until one does, the exception is good for changes in which it passes.`,
  };
}

function verdictOn(
  rule: string,
  {
    id,
    verdict,
  }: NonNullable<Awaited<ReturnType<DecisionLog['get']>>>['decision'],
): ControlResult | undefined {
  if (verdict.findings.some(finding => finding.rule === rule)) {
    return { holds: false, detail: `${rule} does not pass in decision ${id}.` };
  }
  if (verdict.off?.some(off => off.rule === rule)) {
    return { holds: false, detail: `${rule} was off in decision ${id}.` };
  }
  return (verdict.passed as string[]).includes(rule)
    ? { holds: true, detail: `${rule} passes in decision ${id}.` }
    : undefined;
}

async function carriedOutOn(knex: Knex, row: ExceptionRow): Promise<string[]> {
  return knex('decisions')
    .where({ target_ref: row.target_ref, environment: row.environment })
    .whereIn(
      'id',
      knex('grants').select('decision_id').where({ status: 'applied' }),
    )
    .orderBy('id', 'desc')
    .limit(LOOK_BACK)
    .pluck('id');
}
