import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { withDurableTransaction } from '../../../record/ledger';
import { record as recordHappenings } from '../store/events';
import { handedOverTo } from '../model/handedOverTo';
import { loadRelations } from '../store/loadRelations';
import { standingHandovers, type ApprovalRelations } from '../model/relations';
import { askedFor, type PreparedApproval } from './prepare';
import { clearInboxes } from '../store/closeEarlier';
import { dueAt } from '../model/dueAt';
import { insertAsked, insertParts } from '../store/insertPeople';
import { conflictedPeople } from '../model/conflictedPeople';
import type { ApprovalDeps } from '../ApprovalDeps';
import { recordOf, type ApprovalRecord, type ApprovalRow } from '../model/rows';
import { stateOf } from '../model/stateOf';

const BATCH = 100;

/**
 * Writes down what time has made true: requests that have expired, and second groups to be asked. A request is
 * expired by the clock, whether this runs or not.
 * @internal
 */
export async function sweep(
  deps: Pick<ApprovalDeps, 'knex' | 'ledger' | 'outbox' | 'people' | 'seals'>,
): Promise<number> {
  const now = await databaseTime(deps.knex);
  const due = await deps
    .knex<ApprovalRow>('approvals')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(BATCH);
  const relations = await loadRelations(
    deps.knex,
    due.map(({ id }) => id),
  );
  // What is not believed is neither ended nor escalated in the name of the service, and must not keep the others from it.
  const believed = await deps.seals.believed(deps.knex, 'approvals', due);
  for (const row of believed) {
    if (stateOf(row, now) === 'expired') await expire(deps, row.id);
    else await escalate(deps, recordOf(row), relations(row.id), now);
  }
  return believed.length;
}

async function expire(
  deps: Pick<ApprovalDeps, 'knex' | 'ledger' | 'outbox' | 'seals'>,
  id: string,
): Promise<void> {
  await withDurableTransaction(deps.knex, async transaction => {
    const now = await databaseTime(transaction);
    const [row] = await deps.seals.update(transaction, 'approvals', {
      narrow: query =>
        query
          .where({ id })
          .whereNull('closed_as')
          .where('expires_at', '<=', now),
      change: () => ({
        closed_as: 'expired' as const,
        closed_at: now,
        due_at: null,
      }),
    });
    // Another replica wrote it down.
    if (!row) return;
    await clearInboxes(transaction, [row]);
    await recordHappenings(transaction, deps, [
      { row, event: 'expired', at: now, tell: [row.requester] },
    ]);
  });
}

async function escalate(
  deps: Pick<ApprovalDeps, 'knex' | 'ledger' | 'outbox' | 'people' | 'seals'>,
  record: ApprovalRecord,
  relations: ApprovalRelations,
  now: string,
): Promise<void> {
  const { row, requirements, participants } = record;
  const before = relations.escalations.map(({ requirement }) => requirement);
  const timing = { requestedAt: row.requested_at, expiresAt: row.expires_at };
  const due = requirements.flatMap((requirement, index) =>
    !before.includes(index) &&
    dueAt({ ...timing, requirements: [requirement], escalated: [] }) <= now
      ? [index]
      : [],
  );
  const handovers = standingHandovers(relations);
  const identities = await deps.people.identities([
    ...participants.map(({ person }) => person),
    ...handovers.map(({ giver }) => giver),
  ]);
  const involved = conflictedPeople(participants, identities);
  const asked: PreparedApproval['asked'] = [];
  for (const index of due) {
    const from = requirements[index].escalation?.to ?? [];
    asked.push(
      ...(await askedFor({ index, from, people: deps.people, involved })),
    );
  }
  await withDurableTransaction(deps.knex, transaction =>
    write(deps, transaction, {
      record,
      due,
      asked,
      away: handedOverTo(handovers, identities),
      next: dueAt({ ...timing, requirements, escalated: [...before, ...due] }),
    }),
  );
}

async function write(
  deps: Pick<ApprovalDeps, 'ledger' | 'outbox' | 'seals'>,
  transaction: Knex.Transaction,
  options: {
    record: ApprovalRecord;
    due: number[];
    asked: PreparedApproval['asked'];
    away: ReadonlyMap<string, string>;
    next: string;
  },
): Promise<void> {
  const { record, due, asked, away, next } = options;
  const { id, revision } = record.row;
  const now = await databaseTime(transaction);
  if (due.length === 0) {
    // Nothing that a decision rests on changes: no revision, which the ledger would have to know of.
    await transaction<ApprovalRow>('approvals')
      .where({ id, revision })
      .whereNull('closed_as')
      .update({ due_at: next });
    return;
  }
  const [row] = await deps.seals.update(transaction, 'approvals', {
    narrow: query => query.where({ id, revision }).whereNull('closed_as'),
    change: () => ({ due_at: next }),
  });
  // Somebody decided meanwhile, or another replica asked; the next run looks again.
  if (!row) return;
  await transaction('approval_escalations').insert(
    due.map(requirement =>
      deps.seals.seal('approval_escalations', {
        approval_id: id,
        requirement,
        at: now,
      }),
    ),
  );
  await insertAsked(transaction, deps.seals, { approval: id, asked });
  // Whoever handed their part over is asked as well, and not bothered with it unless it is handed back.
  const wanted = asked.filter(
    ({ person, human }) => !away.has(person) && !away.has(human),
  );
  const persons = [...new Set(asked.map(({ person }) => person))];
  const told = [...new Set(wanted.map(({ person }) => person))];
  await insertParts(
    transaction,
    record.row,
    persons.map(person => ({
      person,
      waiting: told.includes(person) ? 1 : 0,
    })),
  );
  await recordHappenings(transaction, deps, [
    {
      row,
      event: 'escalated',
      at: now,
      detail: { requirements: due, asked: persons },
      tell: told,
    },
  ]);
}
