import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import {
  databaseTime,
  timeExpression,
  type Encoded,
  type IdempotencyRow,
} from '../../base/database';
import type { Ledger } from '../../record/ledger';
import type { Recorded, DecisionRecord } from './DecisionLog';
import type { DecisionObserver } from './DecisionObserver';
import { toLedgerRecord } from './toLedgerRecord';

/** @internal */
export type PreparedRecord = {
  recording: DecisionRecord;
  document: Encoded;
  input: Encoded;
};

type Entry = PreparedRecord & { id: string };

/**
 * Writes a group of decisions in one transaction, each with all that belongs to it.
 *
 * An idempotency key is claimed by inserting it. Whoever loses the race, in this group or against
 * another replica, writes nothing and learns whose decision it is. Each decision is on the ledger in the same
 * transaction, so that none is recorded and not sequenced.
 * @internal
 */
export async function commitGroup(options: {
  knex: Knex;
  ledger: Ledger;
  observer: Pick<DecisionObserver, 'recorded'>;
  items: PreparedRecord[];
}): Promise<Recorded[]> {
  const { knex, ledger, observer, items } = options;
  const entries = items.map(item => ({ ...item, id: uuidv7() }));
  return knex.transaction(async transaction => {
    const recordedAt = await beginDurably(transaction);
    const claims = await claimKeys(transaction, entries);
    const winners = entries.filter(({ id, recording }) => {
      const claim = claims.get(idempotencyKey(recording));
      return !claim || claim.decision_id === id;
    });
    await insertDecisions(transaction, winners, recordedAt);
    await observer.recorded(
      transaction,
      winners.map(({ id, recording }) => ({
        id,
        recordedAt,
        actor: recording.actor,
        target: recording.target,
        format: recording.format,
        outcome: recording.outcome,
        findings: recording.verdictFindings,
        rules: recording.rules,
      })),
    );
    // Last: the head of the log is held from here to the commit.
    await ledger.append(
      transaction,
      winners.map(({ id, recording: { statement } }) =>
        toLedgerRecord({ id, recordedAt, statement }),
      ),
    );
    return entries.map(({ id, recording }): Recorded => {
      const claim = claims.get(idempotencyKey(recording));
      return !claim || claim.decision_id === id
        ? { kind: 'recorded', id, recordedAt }
        : {
            kind: 'repeated',
            id: claim.decision_id,
            sameBody: claim.body_digest === recording.idempotency?.bodyDigest,
          };
    });
  });
}

/** The time of the record. Some installations trade durability for speed by default; a decision must be on disk. */
async function beginDurably(transaction: Knex.Transaction): Promise<string> {
  if (isSqlite(transaction)) return databaseTime(transaction);
  const { rows } = await transaction.raw(
    `select set_config('synchronous_commit', 'on', true),
            ${timeExpression(transaction)} as now`,
  );
  return rows[0].now;
}

async function claimKeys(
  transaction: Knex.Transaction,
  entries: Entry[],
): Promise<Map<string | undefined, IdempotencyRow>> {
  const rows = entries.flatMap(({ id, recording }) =>
    recording.idempotency
      ? [
          {
            principal: recording.principal,
            key: recording.idempotency.key,
            body_digest: recording.idempotency.bodyDigest,
            decision_id: id,
          },
        ]
      : [],
  );
  if (rows.length === 0) return new Map();
  // One order for all: replicas that wait for each other's keys must not wait in a circle.
  rows.sort((a, b) => (keyOfRow(a) < keyOfRow(b) ? -1 : 1));
  await transaction('idempotency_keys')
    .insert(rows)
    .onConflict(['principal', 'key'])
    .ignore();
  const claims = await transaction<IdempotencyRow>('idempotency_keys').whereIn(
    ['principal', 'key'],
    rows.map(row => [row.principal, row.key]),
  );
  return new Map(claims.map(claim => [keyOfRow(claim), claim]));
}

async function insertDecisions(
  transaction: Knex.Transaction,
  entries: Entry[],
  recordedAt: string,
): Promise<void> {
  if (entries.length === 0) return;
  await transaction('decisions').insert(
    entries.map(({ id, recording, document }) => ({
      id,
      recorded_at: recordedAt,
      principal: recording.principal,
      actor_ref: recording.actor.ref,
      outcome: recording.outcome,
      target_ref: recording.target.ref ?? null,
      target_owner: recording.target.owner ?? null,
      environment: recording.target.environment ?? null,
      format: recording.format,
      fingerprint: recording.fingerprint,
      task: recording.run?.task ?? null,
      sealed: recording.sealed ?? null,
      workspace: recording.workspace ?? null,
      counted: 1,
      summary: toSummary(recording),
      encoding: document.encoding,
      document: document.content,
    })),
  );
  await transaction('decision_inputs').insert(
    entries.map(({ id, input }) => ({
      decision_id: id,
      encoding: input.encoding,
      content: input.content,
    })),
  );
  const rules = entries.flatMap(({ id, recording }) =>
    recording.rules.map(rule => ({ rule, decision_id: id })),
  );
  for (let from = 0; from < rules.length; from += 200) {
    await transaction('decision_rules').insert(rules.slice(from, from + 200));
  }
}

function toSummary(recording: DecisionRecord): string {
  const { action, actor, target, changes, findings, headline, run } = recording;
  const { ref, environment, environmentClass } = target;
  return JSON.stringify({
    action,
    actor: { kind: actor.kind, ref: actor.ref },
    target: { ref, environment, environmentClass },
    changes,
    findings,
    headline,
    run,
  });
}

function idempotencyKey(recording: DecisionRecord): string | undefined {
  return (
    recording.idempotency &&
    keyOfRow({
      principal: recording.principal,
      key: recording.idempotency.key,
    })
  );
}

function keyOfRow(row: { principal: string; key: string }): string {
  return JSON.stringify([row.principal, row.key]);
}
