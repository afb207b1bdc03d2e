import type { Knex } from 'knex';
import { UNRESTRICTED, type DecisionLog } from '../../decision';
import type { ExceptionRow } from '../rows';
import type { ControlResult } from './answersUrl';

/** So many decisions are looked at for one that has something to say about the rule. */
const LOOK_BACK = 50;

/**
 * Whether a rule keeps passing on the target: in the newest decision that was carried out and had something for the
 * rule to look at; where none was carried out yet, in the newest one that was asked for.
 * @internal
 */
export async function rulePasses(
  room: { knex: Knex; log: DecisionLog },
  options: { row: ExceptionRow; rule: string },
): Promise<ControlResult> {
  const { row, rule } = options;
  for (const applied of [true, false]) {
    const ids = await decisionsAbout(room.knex, row, applied);
    for (const id of ids) {
      const stored = await room.log.get(id, UNRESTRICTED);
      const result = stored && verdictOn(rule, stored.decision);
      if (result) return result;
    }
  }
  return {
    holds: false,
    detail: `No decision about the target says that ${rule} passes.`,
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
  return (verdict.passed as string[]).includes(rule)
    ? { holds: true, detail: `${rule} passes in decision ${id}.` }
    : undefined;
}

async function decisionsAbout(
  knex: Knex,
  row: ExceptionRow,
  applied: boolean,
): Promise<string[]> {
  const query = knex('decisions')
    .where({ target_ref: row.target_ref, environment: row.environment })
    .orderBy('id', 'desc')
    .limit(LOOK_BACK);
  if (applied) {
    query.whereIn(
      'id',
      knex('grants').select('decision_id').where({ status: 'applied' }),
    );
  }
  return query.pluck('id');
}
