import type { Knex } from 'knex';
import type { Human, People } from '../../../identity/people';
import { handedOverTo } from '../model/handedOverTo';
import type { Delegations } from '../Delegations';
import { conflictedPeople } from '../model/conflictedPeople';
import {
  standingConsents,
  standingHandovers,
  type ApprovalRelations,
} from '../model/relations';
import type { ApprovalRecord, AskedRow } from '../model/rows';
import {
  standingOf,
  type ActiveDelegation,
  type Standing,
} from '../model/standingOf';

const UNKNOWN: Standing = {
  kind: 'may-not',
  code: 'not-found',
  reason: 'There is no such request.',
};

/** Where one person stands with each request of a page. @internal */
export async function loadStandings(options: {
  knex: Knex;
  people: People;
  delegations: Delegations;
  passkeys: 'enforced' | 'off';
  human: Human;
  now: string;
  records: ApprovalRecord[];
  relations: (approval: string) => ApprovalRelations;
}): Promise<(approval: string) => Standing> {
  const { knex, people, human, now, records, relations } = options;
  const [taken, identities] = await Promise.all([
    activeTo(options),
    people.identities(
      records.flatMap(({ row, participants }) => [
        ...participants.map(({ person }) => person),
        ...standingHandovers(relations(row.id)).map(({ giver }) => giver),
      ]),
    ),
  ]);
  const [asked, requesters] = await Promise.all([
    knex<AskedRow>('approval_asked')
      .whereIn(
        'approval_id',
        records.map(({ row }) => row.id),
      )
      .whereIn('person', [human.ref, ...taken.map(({ giver }) => giver.ref)]),
    requestersOf(people, records),
  ]);
  const standings = new Map(
    records.map(record => [
      record.row.id,
      standingOf({
        record,
        now,
        human,
        involved: conflictedPeople(record.participants, identities),
        away: handedOverTo(
          standingHandovers(relations(record.row.id)),
          identities,
        ),
        asked: asked.filter(item => item.approval_id === record.row.id),
        escalated: relations(record.row.id).escalations.map(e => e.requirement),
        consents: standingConsents(relations(record.row.id)),
        delegations: taken,
        requester: requesters.get(record.row.requester),
        passkeys: options.passkeys,
      }),
    ]),
  );
  return approval => standings.get(approval) ?? UNKNOWN;
}

async function activeTo(options: {
  people: People;
  delegations: Delegations;
  human: Human;
  now: string;
}): Promise<ActiveDelegation[]> {
  const rows = await options.delegations.to(options.human, options.now);
  const found = await Promise.all(
    rows.map(async row => {
      const giver = await options.people.find(row.giver);
      return giver && giver.id !== options.human.id ? [{ row, giver }] : [];
    }),
  );
  return found.flat();
}

/** Only where teams must differ; a requester who is gone from the catalog is of no team, so nobody may. */
async function requestersOf(
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
