import { databaseTime } from '../../../base/database';
import { openByTeamAndRule } from '../store/openByTeamAndRule';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { DebtRow } from '../model/rows';

const BATCH = 50;

/** Writes the row of the day anew, so that the history holds each day as it last was. @internal */
export async function keepDebt(
  deps: Pick<ExceptionDeps, 'knex' | 'policy'>,
): Promise<void> {
  const { knex, policy } = deps;
  const present = {
    now: await databaseTime(knex),
    revisions: policy.bundle.rules.map(({ digest }) => digest),
  };
  const rows = await openByTeamAndRule(knex, present);
  await knex.transaction(async transaction => {
    await transaction<DebtRow>('exception_debt')
      .where({ day: present.now.slice(0, 10) })
      .delete();
    for (let from = 0; from < rows.length; from += BATCH) {
      await transaction<DebtRow>('exception_debt')
        .insert(rows.slice(from, from + BATCH))
        .onConflict(['day', 'owner', 'rule', 'severity'])
        .merge();
    }
  });
}
