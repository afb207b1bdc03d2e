import type {
  ApprovalSummary,
  Eligibility,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import type { Human } from '../../../identity/people';
import { listClaims, loadRelations } from '../store/loadRelations';
import type { ApprovalRelations } from '../model/relations';
import { rowName, type Claim } from '../../../record/seals';
import type { ApprovalDeps } from '../ApprovalDeps';
import {
  toApprovalRecord,
  type ApprovalRecord,
  type ApprovalRow,
} from '../model/rows';
import { loadEligibility } from '../store/loadEligibility';
import { toApprovalSummary, toEligibility } from '../model/toApprovalSummary';
import { findCaller, NOT_A_PERSON } from './findCaller';

/** Requests as the caller sees them, with whether the caller can decide. @internal */
export async function toSummaries(
  deps: Pick<
    ApprovalDeps,
    'config' | 'delegations' | 'knex' | 'people' | 'seals'
  >,
  caller: Caller,
  { rows, now }: { rows: ApprovalRow[]; now: string },
): Promise<ApprovalSummary[]> {
  // Before its parts: a row that has just changed becomes its later revision here, and what is read after it is at least
  // as new. So none is shown as approved without its consents.
  const believed = await deps.seals.believed(deps.knex, 'approvals', rows);
  const relations = await loadRelations(
    deps.knex,
    believed.map(({ id }) => id),
  );
  const whole = await withoutForgedParts(deps, believed, relations);
  const records = whole.map(toApprovalRecord);
  const human = await findCaller(deps, caller);
  const eligibility = await eligibilityFor(deps, human, {
    records,
    relations,
    now,
  });
  return records.map(record =>
    toApprovalSummary({
      record,
      relations: relations(record.row.id),
      eligibility: eligibility(record.row.id),
      human,
      now,
    }),
  );
}

/** Without requests of which a part was not written by the service: no consent is asked for on them. */
async function withoutForgedParts(
  deps: Pick<ApprovalDeps, 'knex' | 'seals'>,
  rows: ApprovalRow[],
  relations: (approval: string) => ApprovalRelations,
): Promise<ApprovalRow[]> {
  const claimed = rows.map(row => ({
    row,
    claims: listClaims(relations(row.id)),
  }));
  const forged = await deps.seals.forged(
    deps.knex,
    claimed.flatMap(({ claims }) => claims),
  );
  const names = new Set(forged.map(({ table, id }) => `${table} ${id}`));
  const isWhole = ({ claims }: { claims: Claim[] }) =>
    !claims.some(({ table, rows: parts }) =>
      parts.some(part => names.has(`${table} ${rowName(table, part)}`)),
    );
  return claimed.filter(isWhole).map(({ row }) => row);
}

async function eligibilityFor(
  deps: Pick<ApprovalDeps, 'config' | 'delegations' | 'knex' | 'people'>,
  human: Human | undefined,
  found: {
    records: ApprovalRecord[];
    relations: (approval: string) => ApprovalRelations;
    now: string;
  },
): Promise<(approval: string) => Eligibility> {
  if (!human) return () => NOT_A_PERSON;
  const eligible = await loadEligibility({
    ...deps,
    ...found,
    passkeys: deps.config.passkeys,
    human,
  });
  return approval => toEligibility(eligible(approval));
}
