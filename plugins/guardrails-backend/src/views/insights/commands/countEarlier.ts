import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { databaseTime, type DecisionRow } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type { ApprovalRow } from '../../../governance/approvals/model/rows';
import type { GrantRow } from '../../../governance/grants/model/rows';
import type { Fact } from '../model/cellsOf';
import { addCells } from '../store/addCells';
import { countedCells } from '../store/countedCells';
import { countApprovals, countGrants } from './countFacts';

/** So many decisions a transaction. */
const BATCH = 200;
/** Replicas of an earlier version, which do not count, are gone after a day. */
const ROLL_OUT = 24 * 60 * 60 * 1000;

/**
 * Counts decisions from before there were counts, with their approvals and applied changes, and what replicas of an
 * earlier version still record. Answers how many decisions it counted.
 *
 * Each batch is marked in the transaction that counts it, so it goes on where it stopped, and two replicas that try count
 * nothing twice.
 * @internal
 */
export async function countEarlier(knex: Knex): Promise<number> {
  let counted = 0;
  for (;;) {
    const batch = await knex.transaction(countBatch);
    counted += batch;
    if (batch === 0) break;
  }
  await knex.transaction(countLate);
  return counted;
}

async function countBatch(transaction: Knex.Transaction): Promise<number> {
  const waiting = transaction<DecisionRow>('decisions')
    .whereNull('counted')
    .orderBy('id')
    .limit(BATCH);
  // What others hold is left to the next run: waiting for it while holding the rest could be for ever.
  if (!isSqlite(transaction)) waiting.forUpdate().skipLocked();
  const rows: DecisionRow[] = await waiting.select(
    'id',
    'recorded_at',
    'outcome',
    'target_owner',
    'environment',
    'format',
  );
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await transaction('decisions').whereIn('id', ids).update({ counted: 1 });
  const applied: GrantRow[] = await transaction<GrantRow>('grants')
    .whereIn('decision_id', ids)
    .where({ status: 'applied' });
  const approved: ApprovalRow[] = await transaction<ApprovalRow>('approvals')
    .whereIn('subject_id', ids)
    .whereNotNull('approved_at');
  await addCells(transaction, [
    ...(await countedCells(transaction, rows)),
    ...(await countGrants(transaction, applied)),
    ...(await countApprovals(transaction, approved)),
  ]);
  return ids.length;
}

/** What a replica of an earlier version approved or applied after its decision was counted. */
async function countLate(transaction: Knex.Transaction): Promise<void> {
  const now = await databaseTime(transaction);
  const since = addMilliseconds(now, -ROLL_OUT);
  const factOf = (kind: Fact['kind'], table: string) =>
    transaction('insights_facts')
      .where({ kind })
      .whereRaw('insights_facts.id = ??', [`${table}.id`]);
  const applied: GrantRow[] = await transaction<GrantRow>('grants')
    .where({ status: 'applied' })
    .where('redeemed_at', '>', since)
    .whereNotExists(factOf('applied', 'grants'));
  const approved: ApprovalRow[] = await transaction<ApprovalRow>('approvals')
    .whereNotNull('approved_at')
    .where(any => any.whereNull('closed_as').orWhere('closed_at', '>', since))
    .whereNotExists(factOf('approved', 'approvals'));
  await addCells(transaction, [
    ...(await countGrants(transaction, applied)),
    ...(await countApprovals(transaction, approved)),
  ]);
}
