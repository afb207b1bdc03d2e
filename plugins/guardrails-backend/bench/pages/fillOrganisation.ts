import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { countFindings } from '../../src/compliance/findings/commands/countFindings';
import { withoutIndexes } from './withoutIndexes';

/** However many entries there are, so many of them are open: the newest, and two of somebody with little to do. */
const OPEN = 500;

/** Never an entity or a person of the others: a handful of entries, the oldest ones. */
export const RARE = {
  person: 'user:default/newcomer',
  team: 'group:default/small',
  entity: 'component:default/rare',
};

const PEOPLE = 200;
const APPROVERS = 20;
const TEAMS = 50;
const EACH_ENTITY = 100;
const LATER = '2099-01-01T00:00:00.000Z';

/** Id of the n-th entry of whatever kind. */
export function idAt(n: number): string {
  return `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Time of the n-th entry. */
export function timeAt(n: number): string {
  return new Date((1767225600 + n) * 1000).toISOString();
}

/**
 * An organisation with `size` decisions, approvals, exceptions, leases, requests for policy and entries in the
 * ledger each. Two hundred people of fifty teams share them, so the part of each grows with the whole.
 */
export async function fillOrganisation(
  knex: Knex,
  size: number,
): Promise<void> {
  const from = numbers(knex, size);
  const open = `(n >= ${size - OPEN} or n in (3, 5))`;
  const rare = 'n < 8';
  const person = `case when ${rare} then '${RARE.person}'
    else 'user:default/person-' || (n % ${PEOPLE}) end`;
  const asker = `'user:default/person-' || ((n / 7) % ${PEOPLE})`;
  const team = `case when ${rare} then '${RARE.team}'
    else 'group:default/team-' || (n % ${TEAMS}) end`;
  const entity = `case when ${rare} then '${RARE.entity}'
    else 'component:default/service-' || (n / ${EACH_ENTITY}) end`;
  const closedAs = `case when ${open} then null
    when n % 10 = 0 then 'rejected' else 'redeemed' end`;
  const about = `case n % 10 when 1 then 'exception'
    when 2 then 'policy-request' else 'change' end`;
  const fill = (table: string, row: Record<string, string>) =>
    withoutIndexes(knex, table, () =>
      knex.raw(
        `insert into ${table} (${Object.keys(row).join(', ')})
         ${from} select ${Object.values(row).join(', ')} from numbers`,
      ),
    );

  await fill('decisions', {
    id: 'id',
    recorded_at: 'at',
    principal: `'human:' || ${person}`,
    actor_ref: person,
    outcome: `case when n % 50 = 0 then 'deny' else 'allow' end`,
    target_ref: entity,
    target_owner: team,
    environment: `'sandbox'`,
    format: `'terraform-plan'`,
    fingerprint: `'sha256:' || id`,
    summary: `'{"action":"provision","actor":{},"target":{},"changes":{},"findings":{}}'`,
    encoding: `'json'`,
    document: `''`,
  });
  await fill('decision_rules', {
    rule: `case when ${rare} then 'placement/rare' else 'placement/rule-' || (n % 50) end`,
    decision_id: 'id',
  });
  await fill('grants', {
    id: 'id',
    decision_id: 'id',
    principal: person,
    enforcement_point: `'plugin:scaffolder'`,
    fingerprint: `'sha256:' || id`,
    task: 'id',
    plan: `''`,
    workspace: `''`,
    minted_at: 'at',
    expires_at: 'at',
    redeemed_at: 'at',
    status: `case when n % 9 = 0 then 'failed' else 'applied' end`,
    target_ref: entity,
    entity,
    afterwards_id: `case when n % 3 = 0 then id end`,
  });
  await fill('approvals', {
    id: 'id',
    subject_kind: about,
    subject_id: 'id',
    fingerprint: `'sha256:' || id`,
    title: `'A database for the checkout'`,
    requester: asker,
    target_ref: entity,
    target_owner: team,
    environment: `'production'`,
    requested_at: 'at',
    expires_at: `case when ${open} then '${LATER}' else at end`,
    requirements: `'[]'`,
    participants: `'[]'`,
    parts: `'{}'`,
    revision: '1',
    closed_as: closedAs,
    closed_at: `case when ${open} then null else at end`,
    due_at: `case when ${open} then '${LATER}' else null end`,
  });
  await withoutIndexes(knex, 'approval_parts', async () => {
    for (const [ref, waiting] of [
      [asker, '0'],
      [
        `case when ${rare} then '${RARE.person}'
          else 'user:default/approver-' || (n % ${APPROVERS}) end`,
        `case when ${open} then 1 else 0 end`,
      ],
      [team, '0'],
    ]) {
      await knex.raw(
        `insert into approval_parts
           (person, approval_id, waiting, subject_kind, subject_id, closed_as)
         ${from} select ${ref}, id, ${waiting}, ${about}, id, ${closedAs}
         from numbers`,
      );
    }
  });
  await fill('approval_consents', {
    id: 'id',
    approval_id: 'id',
    person: `'user:default/approver-' || (n % ${APPROVERS})`,
    human: `'user:default/approver-' || (n % ${APPROVERS})`,
    seat: `'user:default/approver-' || (n % ${APPROVERS})`,
    kind: `'approve'`,
    at: 'at',
    means: `'session'`,
    consent_digest: `''`,
    counts: `'{}'`,
  });
  await fill('delegations', {
    id: 'id',
    giver: `'user:default/giver-' || n`,
    giver_human: `'user:default/giver-' || n`,
    taker: `'user:default/approver-' || (n % ${APPROVERS})`,
    taker_human: `'user:default/approver-' || (n % ${APPROVERS})`,
    since: 'at',
    until: `case when n in (3, 5) then '${LATER}' else at end`,
  });
  await fill('exceptions', {
    id: 'id',
    rule: `case when ${rare} then 'placement/rare' else 'placement/rule-' || (n % 50) end`,
    rule_digest: `'sha256:rule'`,
    severity: `'high'`,
    target_ref: entity,
    target_owner: team,
    environment_class: `'production'`,
    bounds: `'{}'`,
    until: `case when ${open} then '${LATER}' else at end`,
    reason: `''`,
    control: `'{}'`,
    decision_id: 'id',
    requester: asker,
    requested_at: 'at',
    approval_id: 'id',
    fingerprint: `'sha256:' || id`,
    granted_at: 'at',
    granted_by: `'[]'`,
  });
  await fill('policy_requests', {
    id: 'id',
    request: `'{}'`,
    requester: asker,
    requested_at: 'at',
    approval_id: 'id',
  });
  await fill('leases', {
    id: 'id',
    person,
    human: person,
    provider: `'postgres'`,
    resource: entity,
    owner: team,
    role: `'reader'`,
    minutes: '30',
    purpose: `''`,
    break_glass: 'n % 2',
    decision_id: 'id',
    fingerprint: `'sha256:' || id`,
    outcome: `'allow'`,
    requested_at: 'at',
    start_by: 'at',
    intended_at: 'at',
    started_at: 'at',
    ends_at: `case when ${open} then '${LATER}' else at end`,
    ended_at: `case when ${open} then null else at end`,
    reviewed_at: `case when ${open} then null else at end`,
  });
  await fillFindings(knex, fill);
  await fillLedger(knex, size, fill);
  await knex.raw('analyze');
  await countFindings(knex);
}

/** Half of them are resolved; teams, systems, environments and rules are as many in every organisation. */
async function fillFindings(
  knex: Knex,
  fill: (table: string, row: Record<string, string>) => Promise<unknown>,
): Promise<void> {
  const team = `(n % ${TEAMS})`;
  await fill('findings', {
    id: 'id',
    source: `'decisions'`,
    entity_ref: `'component:default/service-' || (n / ${EACH_ENTITY})`,
    environment: `'environment-' || (n / 2500 % 4)`,
    owner: `'group:default/team-' || ${team}`,
    system: `'system:default/system-' || ${team} || '-' || (n / 10000 % 3)`,
    rule: `'placement/rule-' || (n / ${TEAMS} % 50)`,
    level: `case when n % 3 = 0 then 'advisory' else 'mandatory' end`,
    place: `'sha256:' || id`,
    resource: `''`,
    state: `case when n % 2 = 0 then 'resolved' when n % 31 = 0 then 'not-confirmed'
      else 'open' end`,
    decision_id: 'id',
    observed_at: 'at',
    observed_by: 'id',
    first_seen_at: 'at',
    last_seen_at: 'at',
    opened_at: 'at',
    unconfirmed_at: 'case when n % 31 = 0 then at end',
    resolved_at: 'case when n % 2 = 0 then at end',
    reopened: '0',
    imported: isSqlite(knex) ? '0' : 'false',
    attributes: `'{"rule":"placement/rule-1","resource":"","path":"","title":"","level":"mandatory","disposition":"enforced","severity":"high","kind":"violation","message":"","fix":"","remediation":[]}'`,
  });
}

async function fillLedger(
  knex: Knex,
  size: number,
  fill: (table: string, row: Record<string, string>) => Promise<unknown>,
): Promise<void> {
  // As many in each, or a page would have more rows in the larger one.
  const kind = `case when n % ${
    size / 200
  } = 7 then 'epoch' else 'decision' end`;
  const place = { epoch: '1', position: 'n' };
  await fill('ledger_entries', {
    ...place,
    kind,
    at: 'at',
    header: `'{"at":"' || at || '","kind":"' || ${kind} ||
      '","payload":{"digest":"sha256:${'0'.repeat(
        64,
      )}"},"subjects":{"decision":"'
      || id || '"},"version":"guardrails/entry/v1"}'`,
  });
  await fill('ledger_subjects', { subject: 'id', ...place });
  await fill('ledger_payloads', { ...place, payload: `'{}'`, salt: `''` });
  await knex('ledger_heads').where({ epoch: 1 }).update({ name: 'bench' });
}

function numbers(knex: Knex, size: number): string {
  return isSqlite(knex)
    ? `with recursive counted(n) as (
         select 0 union all select n + 1 from counted where n < ${size - 1}),
       numbers as (select n,
         '01990000-0000-7000-8000-' || printf('%012x', n) as id,
         strftime('%Y-%m-%dT%H:%M:%fZ', 1767225600 + n, 'unixepoch') as at
         from counted)`
    : `with numbers as (select n,
         '01990000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as id,
         to_char(to_timestamp(1767225600 + n) at time zone 'UTC',
           'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
         from generate_series(0, ${size - 1}) as n)`;
}
