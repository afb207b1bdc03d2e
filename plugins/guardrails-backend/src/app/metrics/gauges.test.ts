import type { Knex } from 'knex';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { people } from '../../__testUtils__/GuardrailsHarness';
import { LedgerScenario } from '../../__testUtils__/LedgerScenario';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { denied } from '../../__testUtils__/plans';
import { RecordingMetrics } from '../../__testUtils__/RecordingMetrics';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const digest = `sha256:${'0'.repeat(64)}`;
const EARLIER = '2026-01-01T00:00:00.000Z';
const LATER = '2999-01-01T00:00:00.000Z';

jest.setTimeout(120_000);

const idOf = (n: number) =>
  `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

function approvals(...rows: object[]) {
  return rows.map((row, n) => ({
    id: idOf(n),
    subject_kind: 'change',
    subject_id: idOf(n),
    fingerprint: `${digest.slice(0, -1)}${n}`,
    title: 'Change',
    requester: people.DEVELOPER,
    requested_at: EARLIER,
    expires_at: LATER,
    requirements: '[]',
    participants: '[]',
    parts: '{}',
    revision: 0,
    ...row,
  }));
}

function leases(...rows: object[]) {
  return rows.map((row, n) => ({
    id: idOf(n),
    decision_id: idOf(n),
    fingerprint: digest,
    person: people.DEVELOPER,
    human: people.DEVELOPER,
    resource: 'resource:default/orders',
    role: 'reader',
    provider: 'postgres',
    purpose: 'Look',
    minutes: 60,
    outcome: 'allow',
    break_glass: 0,
    requested_at: EARLIER,
    start_by: LATER,
    ...row,
  }));
}

const delivery = (n: number, row: object) => ({
  id: idOf(n),
  sequence: n,
  stream: '/guardrails',
  receiver: 'webhook:none',
  attempts: 1,
  due_at: LATER,
  ...row,
});

async function work(knex: Knex) {
  await knex('approvals').insert(
    approvals(
      {},
      {},
      { approved_at: EARLIER },
      { expires_at: EARLIER },
      { closed_as: 'rejected', closed_at: EARLIER },
    ),
  );
  const started = { intended_at: EARLIER, started_at: EARLIER };
  await knex('leases').insert(
    leases(
      {},
      { ...started, ends_at: LATER },
      { ...started, ends_at: LATER },
      { ...started, ends_at: EARLIER },
      { ...started, ends_at: EARLIER, ended_at: EARLIER },
    ),
  );
  // What the announcements of the backend itself leave behind is told meanwhile.
  await knex('deliveries').delete();
  await knex('deliveries').insert([
    delivery(1001, {}),
    delivery(1002, {}),
    delivery(1003, { dead_at: EARLIER, failure: '500' }),
  ]);
}

/** The rows of the table in docs/metrics.md. */
function documented() {
  const page = readFileSync(
    path.join(__dirname, '../../../../../docs/metrics.md'),
    'utf8',
  );
  const row =
    /^\| `(guardrails\.[\w.]+)` +\| `(\w+)` +\| (\w+) +\| ([^|]*)\| ([^|]*)\| [^|]+\|$/gm;
  const codes = (cell: string) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, code]) => code);
  return [...page.matchAll(row)].map(
    ([, name, exported, kind, unit, labels]) => ({
      name,
      exported,
      kind,
      unit: codes(unit)[0],
      labels: codes(labels).sort(),
    }),
  );
}

describe.each(databases.eachSupportedId())('metrics on %s', databaseId => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-metrics-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('show what the service has done, and are the documented ones', async () => {
    const knex = await databases.init(databaseId);
    const metrics = new RecordingMetrics();
    const story = await LedgerScenario.begin(
      knex,
      { anchors: { file: path.join(folder, 'anchor') } },
      { drift: { enabled: true } },
      [metrics.factory()],
    );
    const { harness } = story;
    const developer = harness.as(people.DEVELOPER);
    await developer.putEvidence(Buffer.from('{"some":"bytes"}'));
    await story.decide(2);
    await work(knex);
    const seconds = expect.any(Number);
    const anchor = { anchor: 'file' };
    const before = await metrics.collect();
    expect(before).toEqual({
      'guardrails.ledger.entries': [{ value: 3 }],
      'guardrails.ledger.unsigned': [{ value: 3 }],
      'guardrails.ledger.checkpoint.lag': [{ value: seconds }],
      'guardrails.ledger.anchor.age': [],
      'guardrails.ledger.anchor.lag': [{ value: seconds, attributes: anchor }],
      'guardrails.ledger.broken': [{ value: 0 }],
      'guardrails.approvals.waiting': [{ value: 2 }],
      'guardrails.leases': [
        { value: 2, attributes: { state: 'active' } },
        { value: 1, attributes: { state: 'ending' } },
      ],
      'guardrails.sandboxes': [
        { value: 0, attributes: { state: 'overdue' } },
        { value: 0, attributes: { state: 'stopped' } },
      ],
      'guardrails.drift': [
        { value: 0, attributes: { state: 'drifted' } },
        { value: 0, attributes: { state: 'could-not-check' } },
      ],
      'guardrails.deliveries.waiting': [{ value: 2 }],
      'guardrails.deliveries.undelivered': [{ value: 1 }],
      'guardrails.insights.uncounted': [{ value: 0 }],
      'guardrails.evidence.stored': [{ value: 16 }],
      'guardrails.evaluations': [
        { value: 0, attributes: { state: 'running' } },
        { value: 0, attributes: { state: 'waiting' } },
      ],
    });
    // Both begin with the first entry, which neither a checkpoint nor the anchor has.
    const lags = ['checkpoint', 'anchor'].map(
      name => before[`guardrails.ledger.${name}.lag`][0].value,
    );
    expect(lags[0]).toBeGreaterThan(0);
    expect(lags[0]).toBe(lags[1]);

    await story.sign();
    // Of an anchor that is configured no more, which would age for ever.
    await knex('ledger_anchors').insert({
      id: 'former',
      kind: 'witness',
      epoch: 1,
      size: 1,
      anchored_at: EARLIER,
    });
    const signed = {
      'guardrails.ledger.unsigned': [{ value: 0 }],
      'guardrails.ledger.checkpoint.lag': [{ value: 0 }],
      'guardrails.ledger.anchor.age': [{ value: seconds, attributes: anchor }],
      'guardrails.ledger.anchor.lag': [{ value: 0, attributes: anchor }],
    };
    expect(await metrics.collect()).toMatchObject(signed);
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    await story.decide();
    await knex('ledger_entries').where({ position: 3 }).update({ at: hourAgo });
    const after = await metrics.collect();
    expect(after['guardrails.ledger.unsigned']).toEqual([{ value: 1 }]);
    for (const name of ['checkpoint', 'anchor']) {
      const [{ value }] = after[`guardrails.ledger.${name}.lag`];
      expect(value).toBeGreaterThan(3599);
      expect(value).toBeLessThan(3900);
    }

    await developer.decide(harness.request({ evidence: { document: denied } }));
    await expect(
      developer.decide(harness.request({ evidence: { document: {} } })),
    ).rejects.toThrow();
    const registered = [...metrics.instruments].map(
      ([name, { kind, unit, readings }]) => ({
        name,
        exported: `${name.replaceAll('.', '_')}${
          kind === 'counter' ? '_total' : ''
        }`,
        kind,
        unit,
        labels: Object.keys(
          Object.assign({}, ...readings.map(({ attributes }) => attributes)),
        ).sort(),
      }),
    );
    const byName = (a: { name: string }, b: { name: string }) =>
      a.name < b.name ? -1 : 1;
    expect(documented().sort(byName)).toEqual(registered.sort(byName));
  });
});
