import type { Knex } from 'knex';
import {
  binding,
  GuardrailsHarness,
  people,
} from '../../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { denied } from '../../__testUtils__/plans';
import { DatabaseEvidenceStore } from '../../decision/evidence';
import { RunReports } from '../../governance/grants';
import { removeOld } from './removeOld';
import { ledgerOf } from '../../__testUtils__/seals';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const DAY = 24 * 60 * 60 * 1000;
const TABLES = [
  'decisions',
  'decision_inputs',
  'decision_rules',
  'idempotency_keys',
  'grants',
  'redemptions',
];

jest.setTimeout(60_000);

async function rowsOf(knex: Knex, id: string) {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const column = table === 'decisions' ? 'id' : 'decision_id';
    const [row] = await knex(table).where(column, id).count({ n: '*' });
    counts[table] = Number(row.n);
  }
  return counts;
}

const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

describe.each(databases.eachSupportedId())('retention on %s', databaseId => {
  let knex: Knex;
  let harness: GuardrailsHarness;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    harness = await GuardrailsHarness.start({ knex });
  });

  it('removes inputs first, then decisions with all that belongs to them, and nothing younger', async () => {
    const task = harness.asTask(people.DEVELOPER);
    const carriedOut = async (idempotencyKey: string) => {
      const { id } = await task.decide(harness.request({ idempotencyKey }));
      const grant = await task.mintGrant({ decision: id, binding });
      await task.redeemGrant(grant.id, binding);
      return id;
    };
    const young = await carriedOut('young');
    const middle = await carriedOut('middle');
    const old = await carriedOut('old');
    const refused = await task.decide(
      harness.request({ evidence: { document: denied } }),
    );
    for (const [id, days] of [
      [middle, 40],
      [old, 400],
      [refused.id, 400],
    ] as const) {
      await knex('decisions')
        .where({ id })
        .update({ recorded_at: ago(days) });
    }
    const whole = {
      decisions: 1,
      decision_inputs: 1,
      decision_rules: 0,
      idempotency_keys: 1,
      grants: 1,
      redemptions: 1,
    };
    const none = Object.fromEntries(TABLES.map(table => [table, 0]));
    expect(await rowsOf(knex, old)).toEqual(whole);
    expect((await rowsOf(knex, refused.id)).decision_rules).toBeGreaterThan(0);

    const retention = { inputs: 30 * DAY, decisions: 365 * DAY };
    expect(await removeOld(knex, ledgerOf(), retention)).toEqual({
      inputs: 3,
      decisions: 2,
    });
    expect(await rowsOf(knex, young)).toEqual(whole);
    expect(await rowsOf(knex, middle)).toEqual({
      ...whole,
      decision_inputs: 0,
    });
    expect(await rowsOf(knex, old)).toEqual(none);
    expect(await rowsOf(knex, refused.id)).toEqual(none);
    expect(await removeOld(knex, ledgerOf(), retention)).toEqual({
      inputs: 0,
      decisions: 0,
    });
    const lead = harness.as(people.LEAD);
    expect(await lead.getDecision(middle)).not.toHaveProperty('input');
    await expect(lead.getDecision(old)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('leaves no report of a run whose decision it removed meanwhile', async () => {
    const { id } = await harness
      .asTask(people.DEVELOPER)
      .decide(harness.request());
    const reports = new RunReports({ knex });
    const report = {
      decision: id,
      enforcementPoint: 'plugin:scaffolder',
      report: { status: 'cancelled' as const },
    };
    await reports.put(report);
    expect(await reports.ofDecisions([id])).toHaveLength(1);
    await knex('decisions')
      .where({ id })
      .update({ recorded_at: ago(400) });
    await removeOld(knex, ledgerOf(), {
      inputs: 30 * DAY,
      decisions: 365 * DAY,
    });
    await reports.put(report);
    expect(await reports.ofDecisions([id])).toEqual([]);
  });

  it('works through more than fits a statement', async () => {
    const { id } = await harness
      .asTask(people.DEVELOPER)
      .decide(harness.request());
    const [row] = await knex('decisions').where({ id });
    const copies = Array.from({ length: 1100 }, (_, n) => ({
      ...row,
      id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      recorded_at: ago(400),
    }));
    await knex.batchInsert('decisions', copies, 50);
    expect(
      await removeOld(knex, ledgerOf(), {
        inputs: 30 * DAY,
        decisions: 365 * DAY,
      }),
    ).toEqual({ inputs: 0, decisions: 1100 });
    const left = await knex('decisions').pluck('id');
    expect(left).toContain(id);
    expect(left.filter(one => copies.some(copy => copy.id === one))).toEqual(
      [],
    );
  });

  it('sweeps evidence that expired and uploads that never ended', async () => {
    const client = harness.as(people.DEVELOPER);
    const kept = await client.putEvidence(Buffer.from('{"kept":1}'));
    const gone = await client.putEvidence(Buffer.from('{"gone":1}'));
    await knex('evidence')
      .where({ digest: gone.digest })
      .update({ expires_at: ago(1) });
    const store = new DatabaseEvidenceStore({ knex, timeToLive: DAY });
    for (const principal of ['stopped', 'still-coming']) {
      await store.begin(principal).append(Buffer.from(principal));
    }
    await knex('evidence_chunks')
      .where('content', Buffer.from('stopped'))
      .orWhere('content', Buffer.from('{"gone":1}'))
      .update({ received_at: ago(1) });

    expect(await store.sweep()).toBe(1);
    const digests = [kept.digest, gone.digest];
    expect(
      await knex('evidence').whereIn('digest', digests).pluck('digest'),
    ).toEqual([kept.digest]);
    const left = await knex('evidence_chunks').pluck('content');
    expect(left.map(content => Buffer.from(content).toString()).sort()).toEqual(
      ['still-coming', '{"kept":1}'],
    );
    await expect(
      client.decide(harness.request({ evidence: { digest: gone.digest } })),
    ).rejects.toMatchObject({ code: 'evidence-missing' });
    expect(await store.sweep()).toBe(0);
  });
});
