import {
  GuardrailsError,
  type Participant,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { personRef } from '../../../identity/people';
import { handedOverTo } from '../model/handedOverTo';
import type { ApprovalContext } from '../model/ApprovalContext';
import { conflictedPeople } from '../model/conflictedPeople';
import { listClaims, loadRelations } from './loadRelations';
import { activeConsents, activeHandovers } from '../model/relations';
import type { ApprovalDeps } from '../ApprovalDeps';
import {
  toApprovalRecord,
  type ApprovalRow,
  type RequestedApproverRow,
} from '../model/rows';
import { peopleBy } from './loadEligibility';

/** @internal */
export async function loadApproval(
  deps: Pick<ApprovalDeps, 'people' | 'seals'> & { knex: Knex },
  id: string,
  /** Whoever takes part besides, for instance by carrying it out. */
  by: Participant[] = [],
): Promise<ApprovalContext> {
  const { knex, people, seals } = deps;
  const row = await knex<ApprovalRow>('approvals').where({ id }).first();
  if (!row) throw noApproval(id);
  // Before everything else is read: a row that has just changed becomes its later revision here, and a command claims
  // the revision. What is read after it is at least as new, so that a claim never rests on parts from before it.
  await seals.require(knex, [{ table: 'approvals', rows: [row] }]);
  const record = toApprovalRecord(row);
  const now = await databaseTime(knex);
  const relations = (await loadRelations(knex, [id]))(id);
  const asked = await knex<RequestedApproverRow>('approval_asked')
    .where({ approval_id: id })
    .orderBy(['requirement', 'person']);
  await seals.require(knex, [
    { table: 'approval_asked', rows: asked },
    ...listClaims(relations),
  ]);
  const approvals = activeConsents(relations).filter(
    ({ kind }) => kind === 'approve',
  );
  const handovers = activeHandovers(relations);
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
    relations,
    now,
    asked,
    escalated: relations.escalations.map(({ requirement }) => requirement),
    approvals,
    humans,
    involved: conflictedPeople({ participants, identities, spell: personRef }),
    handedOver: handedOverTo(handovers, identities),
    identities,
    requester,
  };
}

/** The same words, whether there is none or it is not the caller's to read. @internal */
export function noApproval(id: string): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: `Approval request ${id} not found, or you don't have access.`,
  });
}
