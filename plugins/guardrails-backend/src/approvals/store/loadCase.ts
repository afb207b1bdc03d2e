import {
  GuardrailsError,
  type Participant,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { databaseTime } from '../database';
import type { Human } from '../people';
import { awayOf } from './awayOf';
import { involvedOf } from './involvedOf';
import {
  claimsOf,
  loadAround,
  standingConsents,
  standingHandovers,
  type Around,
} from './loadAround';
import type { Room } from './Room';
import {
  recordOf,
  type ApprovalRecord,
  type ApprovalRow,
  type AskedRow,
  type ConsentRow,
} from './rows';
import { peopleBy } from './standing';

/** All that is known about one request at one moment, people as the catalog has them now. @internal */
export type Case = {
  record: ApprovalRecord;
  around: Around;
  now: string;
  asked: AskedRow[];
  escalated: number[];
  /** Consents that stand and say yes. */
  approvals: ConsentRow[];
  /** Whoever gave them, and whom they stood in for. */
  humans: ReadonlyMap<string, Human>;
  involved: ReadonlySet<string>;
  /** Whoever handed their part over, with whom it is. */
  away: ReadonlyMap<string, string>;
  identities: ReadonlyMap<string, string>;
  requester?: Human;
};

/** @internal */
export async function loadCase(
  room: Pick<Room, 'people' | 'seals'> & { knex: Knex },
  id: string,
  /** Whoever takes part besides, for instance by carrying it out. */
  by: Participant[] = [],
): Promise<Case> {
  const { knex, people, seals } = room;
  const row = await knex<ApprovalRow>('approvals').where({ id }).first();
  if (!row) throw noApproval(id);
  const record = recordOf(row);
  const now = await databaseTime(knex);
  const around = (await loadAround(knex, [id]))(id);
  const asked = await knex<AskedRow>('approval_asked')
    .where({ approval_id: id })
    .orderBy(['requirement', 'person']);
  await seals.require(knex, [
    { table: 'approvals', rows: [row] },
    { table: 'approval_asked', rows: asked },
    ...claimsOf(around),
  ]);
  const approvals = standingConsents(around).filter(
    ({ kind }) => kind === 'approve',
  );
  const handovers = standingHandovers(around);
  const participants = [...record.participants, ...by];
  const differ = record.requirements.some(item => item.differentTeams);
  const [humans, identities, requester] = await Promise.all([
    peopleBy(
      people,
      approvals.flatMap(consent => [
        consent.person,
        ...(consent.delegated_by === null ? [] : [consent.delegated_by]),
      ]),
    ),
    people.identities([
      ...participants.map(({ person }) => person),
      ...handovers.map(({ giver }) => giver),
    ]),
    differ ? people.find(row.requester) : undefined,
  ]);
  return {
    record,
    around,
    now,
    asked,
    escalated: around.escalations.map(({ requirement }) => requirement),
    approvals,
    humans,
    involved: involvedOf(participants, identities),
    away: awayOf(handovers, identities),
    identities,
    requester,
  };
}

/** The same words, whether there is none or it is not the caller's to read. @internal */
export function noApproval(id: string): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: `There is no request for approval ${id} that you may read.`,
  });
}
