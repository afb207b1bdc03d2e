import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { personRef } from '../../../identity/people';
import { withDurableTransaction } from '../../../record/ledger';
import { handedOverTo } from '../model/handedOverTo';
import { loadRelations } from '../store/loadRelations';
import { activeHandovers, type ApprovalRelations } from '../model/relations';
import { findApprovers, type PreparedApproval } from './prepare';
import { clearInboxes } from '../store/closeEarlier';
import { dueAt } from '../model/dueAt';
import { insertRequestedApprovers, insertParts } from '../store/insertPeople';
import { conflictedPeople } from '../model/conflictedPeople';
import type { ApprovalDeps } from '../ApprovalDeps';
import {
  toApprovalRecord,
  type ApprovalRecord,
  type ApprovalRow,
} from '../model/rows';
import { deriveApprovalState } from '../model/deriveApprovalState';

const BATCH = 100;

/**
 * Writes down what time has made true: requests that have expired, and second groups to be asked. A request is
 * expired by the clock, whether this runs or not.
 * @internal
 */
export async function sweep(
  deps: Pick<ApprovalDeps, 'knex' | 'events' | 'people' | 'seals'>,
): Promise<number> {
  const now = await databaseTime(deps.knex);
  const due = await deps
    .knex<ApprovalRow>('approvals')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(BATCH);
  // What is not believed is neither ended nor escalated in the name of the service, and must not keep the others from it.
  // Its parts are read after it: it is claimed at the revision that it is believed at.
  const believed = await deps.seals.believed(deps.knex, 'approvals', due);
  const relations = await loadRelations(
    deps.knex,
    believed.map(({ id }) => id),
  );
  for (const row of believed) {
    const state = deriveApprovalState(row, now);
    if (state === 'expired') await expire(deps, row.id);
    // One that was decided since it was found due is believed as it is now: no second group is asked any more.
    if (state === 'open') {
      await escalate(deps, toApprovalRecord(row), relations(row.id), now);
    }
  }
  return believed.length;
}

async function expire(
  deps: Pick<ApprovalDeps, 'knex' | 'events' | 'seals'>,
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
    await deps.events.record(transaction, [
      { row, event: 'expired', at: now, notify: [row.requester] },
    ]);
  });
}

async function escalate(
  deps: Pick<ApprovalDeps, 'knex' | 'events' | 'people' | 'seals'>,
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
  const handovers = activeHandovers(relations);
  const identities = await deps.people.identities([
    ...participants.map(({ person }) => person),
    ...handovers.map(({ giver }) => giver),
  ]);
  const involved = conflictedPeople({
    participants,
    identities,
    spell: personRef,
  });
  const asked: PreparedApproval['asked'] = [];
  for (const index of due) {
    const from = requirements[index].escalation?.to ?? [];
    asked.push(
      ...(await findApprovers({ index, from, people: deps.people, involved })),
    );
  }
  await withDurableTransaction(deps.knex, transaction =>
    write(deps, transaction, {
      record,
      due,
      asked,
      handedOver: handedOverTo(handovers, identities),
      next: dueAt({ ...timing, requirements, escalated: [...before, ...due] }),
    }),
  );
}

async function write(
  deps: Pick<ApprovalDeps, 'events' | 'seals'>,
  transaction: Knex.Transaction,
  options: {
    record: ApprovalRecord;
    due: number[];
    asked: PreparedApproval['asked'];
    handedOver: ReadonlyMap<string, string>;
    next: string;
  },
): Promise<void> {
  const { record, due, asked, handedOver, next } = options;
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
    narrow: query =>
      query
        .where({ id, revision })
        .whereNull('closed_as')
        .whereNull('approved_at'),
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
  await insertRequestedApprovers(transaction, deps.seals, {
    approval: id,
    asked,
  });
  // Whoever handed their part over is asked as well, and not bothered with it unless it is handed back.
  const wanted = asked.filter(
    ({ person, human }) => !handedOver.has(person) && !handedOver.has(human),
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
  await deps.events.record(transaction, [
    {
      row,
      event: 'escalated',
      at: now,
      detail: { requirements: due, asked: persons },
      notify: told,
    },
  ]);
}
