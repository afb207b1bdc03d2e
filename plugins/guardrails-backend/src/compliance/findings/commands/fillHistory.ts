import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type { DecisionLog, StoredDecision } from '../../../decision/decisions';
import type { GrantRow } from '../../../governance/grants/model/rows';
import type { RecordApplied } from '../../../governance/grants';
import { UNRESTRICTED } from '../../../identity/access';
import type { Seals } from '../../../record/seals';
import { FindingsRecorder } from '../FindingsRecorder';

/** So many decisions a transaction. */
const BATCH = 50;
/** A replica of an earlier version can record decisions for a while after the first start of this one. */
const ROLL_OUT = 60 * 60 * 1000;

type HistoryRow = {
  id: number;
  last: string;
  started_at: string | null;
  done_at: string | null;
};

/** @internal */
export type HistoryDeps = {
  knex: Knex;
  log: Pick<DecisionLog, 'get' | 'input'>;
  seals: Pick<Seals, 'believed'>;
  enforcementPoints: string[];
};

/**
 * Fills findings from the decisions that are kept, once, oldest first. Answers how many decisions it read.
 *
 * Each batch is one transaction that also says how far it came, so that it goes on where it stopped. Where two replicas
 * try, the second finds that the batch was taken. What was recorded with findings already changes nothing: the order of
 * observations says that they are known.
 * @internal
 */
export async function fillHistory(deps: HistoryDeps): Promise<number> {
  let read = 0;
  for (;;) {
    const batch = await fillBatch(deps);
    read += batch;
    if (batch === 0) return read;
  }
}

async function fillBatch(deps: HistoryDeps): Promise<number> {
  const { knex } = deps;
  const now = await databaseTime(knex);
  const progress = await readProgress(knex);
  if (progress.done_at !== null) return 0;
  const ids: string[] = await knex('decisions')
    .where('id', '>', progress.last)
    .orderBy('id')
    .limit(BATCH)
    .pluck('id');
  const startedAt = progress.started_at ?? now;
  if (ids.length === 0) {
    const settled = addMilliseconds(startedAt, ROLL_OUT) < now;
    await advance(knex, progress, {
      started_at: startedAt,
      ...(settled && { done_at: now }),
    });
    return 0;
  }
  const { enforcementPoints } = deps;
  const recorder = new FindingsRecorder({ enforcementPoints, imported: true });
  const applied = await readApplied(deps, { ids, recorder });
  const decisions = await readDecisions(deps, ids);
  return knex.transaction(async transaction => {
    const taken = await advance(transaction, progress, {
      last: ids[ids.length - 1],
      started_at: startedAt,
    });
    if (!taken) return 0;
    for (const { decision, owner } of decisions) {
      await recorder.recorded(transaction, [
        {
          ...decision,
          format: decision.source.format,
          target: { ...decision.target, owner },
          findings: decision.verdict.findings,
        },
      ]);
      await applied.get(decision.id)?.(transaction);
    }
    return ids.length;
  });
}

async function readProgress(knex: Knex): Promise<HistoryRow> {
  const none = { id: 1, last: '', started_at: null, done_at: null };
  const rows = () => knex<HistoryRow>('finding_history').where({ id: 1 });
  const kept = await rows().first();
  if (kept) return kept;
  await knex<HistoryRow>('finding_history')
    .insert(none)
    .onConflict('id')
    .ignore();
  return (await rows().first()) ?? none;
}

/** `false` where another replica was faster. */
async function advance(
  knex: Knex,
  { id, last }: HistoryRow,
  changes: Partial<HistoryRow>,
): Promise<boolean> {
  const updated = await knex<HistoryRow>('finding_history')
    .where({ id, last })
    .update(changes);
  return updated === 1;
}

async function readDecisions(
  { log }: HistoryDeps,
  ids: string[],
): Promise<StoredDecision[]> {
  const decisions: StoredDecision[] = [];
  for (const id of ids) {
    // Retention can have removed it since.
    const stored = await log.get(id, UNRESTRICTED);
    if (stored) decisions.push(stored);
  }
  return decisions;
}

/** Changes that were applied, by the id of their decision. A grant that the service did not write is not believed. */
async function readApplied(
  { knex, log, seals }: HistoryDeps,
  options: { ids: string[]; recorder: FindingsRecorder },
): Promise<Map<string, (transaction: Knex.Transaction) => Promise<void>>> {
  const rows = await knex<GrantRow>('grants')
    .whereIn('decision_id', options.ids)
    .where({ status: 'applied' });
  const grants = await seals.believed(knex, 'grants', rows);
  const read = async (id: string) => {
    const stored = await log.get(id, UNRESTRICTED);
    return stored && { decision: stored.decision, input: await log.input(id) };
  };
  const applied = new Map<string, (t: Knex.Transaction) => Promise<void>>();
  for (const grant of grants) {
    const planned = await read(grant.decision_id);
    if (planned && grant.ended_at !== null) {
      const endedAt = grant.ended_at;
      const record: RecordApplied = await options.recorder.prepare({
        planned,
        entity: grant.entity ?? undefined,
        ...(grant.afterwards_id !== null && {
          afterwards: await read(grant.afterwards_id),
        }),
      });
      applied.set(grant.decision_id, transaction =>
        record(transaction, endedAt),
      );
    }
  }
  return applied;
}
