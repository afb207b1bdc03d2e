import type { Eligibility } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import type { Human } from '../../../identity/people';
import { claimsOf, loadRelations } from '../store/loadRelations';
import type { ApprovalRelations } from '../model/relations';
import { nameOf, type Claim } from '../../../record/seals';
import type { ApprovalDeps } from '../ApprovalDeps';
import { recordOf, type ApprovalRecord, type ApprovalRow } from '../model/rows';
import { loadStandings } from '../store/loadStandings';
import { eligibilityOf, type ShownApproval } from '../model/summaryOf';

const NOBODY: Eligibility = {
  canDecide: false,
  code: 'humans-only',
  reason:
    'Only a person of the catalog in their own session can decide: no service, no agent, nobody in the name of somebody else.',
};

/** Requests as the caller sees them, with whether their own word is wanted. @internal */
export async function toViews<Shown>(
  deps: Pick<
    ApprovalDeps,
    'config' | 'delegations' | 'knex' | 'people' | 'seals'
  >,
  caller: Caller,
  { rows, now }: { rows: ApprovalRow[]; now: string },
  as: (shown: ShownApproval) => Shown,
): Promise<Shown[]> {
  const relations = await loadRelations(
    deps.knex,
    rows.map(({ id }) => id),
  );
  const records = (await believed(deps, rows, relations)).map(recordOf);
  const { kind, onBehalfOf, ref } = caller.actor;
  const human =
    kind === 'human' && onBehalfOf === undefined
      ? await deps.people.find(ref)
      : undefined;
  const eligibility = await eligibilityFor(deps, human, {
    records,
    relations,
    now,
  });
  return records.map(record =>
    as({
      record,
      relations: relations(record.row.id),
      eligibility: eligibility(record.row.id),
      human,
      now,
    }),
  );
}

/** Without requests of which a part was not written by the service: no consent is asked for on them. */
async function believed(
  deps: Pick<ApprovalDeps, 'knex' | 'seals'>,
  rows: ApprovalRow[],
  relations: (approval: string) => ApprovalRelations,
): Promise<ApprovalRow[]> {
  const claimed = rows.map(row => ({
    row,
    claims: [
      { table: 'approvals' as const, rows: [row] },
      ...claimsOf(relations(row.id)),
    ],
  }));
  const forged = await deps.seals.forged(
    deps.knex,
    claimed.flatMap(({ claims }) => claims),
  );
  const names = new Set(forged.map(({ table, id }) => `${table} ${id}`));
  const isWhole = ({ claims }: { claims: Claim[] }) =>
    !claims.some(({ table, rows: parts }) =>
      parts.some(part => names.has(`${table} ${nameOf(table, part)}`)),
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
  if (!human) return () => NOBODY;
  const standings = await loadStandings({
    ...deps,
    ...found,
    passkeys: deps.config.passkeys,
    human,
  });
  return approval => eligibilityOf(standings(approval));
}
