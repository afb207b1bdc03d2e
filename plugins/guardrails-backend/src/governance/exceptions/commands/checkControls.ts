import type { CompensatingControl } from '@backstage-guardrails/plugin-guardrails-common';
import { withDurableTransaction } from '../../../record/ledger';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import { answersUrl, rulePasses, type RuleResult } from '../controls';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { ExceptionRow } from '../model/rows';
import { recordResult, type CheckedControl } from './recordResult';

const BATCH = 50;

/** How long one check is claimed; where the process dies in it, another begins after that. */
const CLAIM = 5 * 60 * 1000;

type Deps = Pick<
  ExceptionDeps,
  'knex' | 'log' | 'outbox' | 'ledger' | 'config' | 'seals'
>;

/** Checks the compensating controls that are due; one that fails ends its exception. @internal */
export async function checkControls(deps: Deps): Promise<number> {
  const { knex } = deps;
  const now = await databaseTime(knex);
  const due = await knex<ExceptionRow>('exceptions')
    .where('control_due_at', '<=', now)
    .orderBy('control_due_at')
    .limit(BATCH);
  let checked = 0;
  for (const row of due) {
    if (await checkClaimed(deps, row)) checked += 1;
  }
  return checked;
}

async function checkClaimed(deps: Deps, row: ExceptionRow): Promise<boolean> {
  const { knex } = deps;
  const now = await databaseTime(knex);
  const over = row.until <= now;
  const claim = over ? null : addMilliseconds(now, CLAIM);
  const claimed = await knex<ExceptionRow>('exceptions')
    .where({ id: row.id, control_due_at: row.control_due_at })
    .update({ control_due_at: claim });
  if (claimed !== 1 || claim === null) return false;
  const result = await checkControl(deps, row);
  await withDurableTransaction(knex, transaction =>
    recordResult(deps, transaction, { row, claim, result }),
  );
  return true;
}

async function checkControl(
  deps: Pick<Deps, 'config' | 'knex' | 'log'>,
  row: ExceptionRow,
): Promise<CheckedControl> {
  const control: CompensatingControl = JSON.parse(row.control);
  switch (control.kind) {
    case 'statement':
      return { holds: true, detail: 'Nothing to check.', ends: 'at-once' };
    case 'rule-passes':
      return passing(await rulePasses(deps, { row, rule: control.rule }));
    case 'url-answers':
      return {
        ...(await answersUrl(control.url, deps.config.controls)),
        ends: 'after-several',
      };
    default:
      throw new TypeError(
        `Not a control: ${JSON.stringify(control satisfies never)}`,
      );
  }
}

/** Not to be proven yet is no failure: it does not count as held either, and each use looks at its own change. */
function passing({ unproven, ...result }: RuleResult): CheckedControl {
  return { ...result, ends: unproven ? 'never' : 'at-once' };
}
