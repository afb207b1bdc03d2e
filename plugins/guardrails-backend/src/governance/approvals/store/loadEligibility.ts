import type { Knex } from 'knex';
import { personRef, type Human, type People } from '../../../identity/people';
import { handedOverTo } from '../model/handedOverTo';
import type { Delegations } from '../Delegations';
import { listActiveDelegations } from './listActiveDelegations';
import { conflictedPeople } from '../model/conflictedPeople';
import {
  activeConsents,
  activeHandovers,
  type ApprovalRelations,
} from '../model/relations';
import type { ApprovalRecord, RequestedApproverRow } from '../model/rows';
import {
  checkEligibility,
  type ApproverEligibility,
} from '../model/checkEligibility';

const UNKNOWN: ApproverEligibility = {
  kind: 'may-not',
  code: 'not-found',
  reason: 'Request not found.',
};

/** Where one person stands with each request of a page. @internal */
export async function loadEligibility(options: {
  knex: Knex;
  people: People;
  delegations: Delegations;
  passkeys: 'enforced' | 'off';
  human: Human;
  now: string;
  records: ApprovalRecord[];
  relations: (approval: string) => ApprovalRelations;
}): Promise<(approval: string) => ApproverEligibility> {
  const { knex, people, human, now, records, relations } = options;
  const [taken, identities] = await Promise.all([
    listActiveDelegations(options, human, now),
    people.identities(
      records.flatMap(({ row, participants }) => [
        ...participants.map(({ person }) => person),
        ...activeHandovers(relations(row.id)).map(({ giver }) => giver),
      ]),
    ),
  ]);
  const [asked, requesters] = await Promise.all([
    knex<RequestedApproverRow>('approval_asked')
      .whereIn(
        'approval_id',
        records.map(({ row }) => row.id),
      )
      .whereIn('person', [
        human.ref,
        ...taken.map(({ delegator }) => delegator.ref),
      ]),
    loadRequesters(people, records),
  ]);
  const eligibility = new Map(
    records.map(record => [
      record.row.id,
      checkEligibility({
        record,
        now,
        human,
        involved: conflictedPeople({
          participants: record.participants,
          identities,
          spell: personRef,
        }),
        handedOver: handedOverTo(
          activeHandovers(relations(record.row.id)),
          identities,
        ),
        asked: asked.filter(item => item.approval_id === record.row.id),
        escalated: relations(record.row.id).escalations.map(e => e.requirement),
        consents: activeConsents(relations(record.row.id)),
        delegations: taken,
        requester: requesters.get(record.row.requester),
        passkeys: options.passkeys,
      }),
    ]),
  );
  return approval => eligibility.get(approval) ?? UNKNOWN;
}

/** Only where teams must differ; a requester who is gone from the catalog is of no team, so nobody may. */
async function loadRequesters(
  people: People,
  records: ApprovalRecord[],
): Promise<Map<string, Human>> {
  const wanted = records
    .filter(({ requirements }) => requirements.some(r => r.differentTeams))
    .map(({ row }) => row.requester);
  return peopleBy(people, wanted);
}

/** Those that the catalog has, by the ref that was asked for. @internal */
export async function peopleBy(
  people: People,
  refs: string[],
): Promise<Map<string, Human>> {
  const found = await Promise.all(
    [...new Set(refs)].map(async ref => [ref, await people.find(ref)] as const),
  );
  return new Map(
    found.flatMap(([ref, human]) => (human ? [[ref, human]] : [])),
  );
}
