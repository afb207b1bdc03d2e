import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { Knex } from 'knex';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { faultsOf } from '../__testUtils__/conformsTo';
import {
  CHECKOUT,
  GuardrailsHarness,
  people,
  SEARCH,
} from '../__testUtils__/GuardrailsHarness';
import { guardrails } from '../__testUtils__/guardrails';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { allowed, denied } from '../__testUtils__/plans';
import { whatIfEnded } from '../__testUtils__/whatIfEnded';
import { WhatIfStore } from '../views/whatIf/store/WhatIfStore';

const { DEVELOPER, OTHER, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const since = '2026-01-01T00:00:00Z';
const REGIONS = 'placement/allowed-regions';
const { version } = JSON.parse(readFileSync(parametersPath, 'utf8'));
const none = {
  'newly-denied': 0,
  'newly-needs-approval': 0,
  'newly-allowed': 0,
  'not-judged': 0,
};

/** Parameters under which the region of a sandbox is no reason to deny. */
const mild = {
  version,
  sandbox: {
    rules: {
      [REGIONS]: {
        level: 'advisory',
        reason: 'A test.',
        owner: 'group:default/a',
      },
    },
  },
};

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('what-if on %s', databaseId => {
  let knex: Knex;
  let harness: GuardrailsHarness;
  let refused: string;
  let other: string;
  let lost: string;

  const decide = async (person: string, ref: string, document: object) => {
    const { id } = await harness.as(person).decide(
      harness.request({
        evidence: { document: document as never },
        target: { ref, environment: 'sandbox' },
      }),
    );
    return id;
  };

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    harness = await GuardrailsHarness.start({ knex });
    refused = await decide(DEVELOPER, CHECKOUT, denied);
    await decide(DEVELOPER, CHECKOUT, allowed);
    other = await decide(OTHER, SEARCH, denied);
    lost = await decide(DEVELOPER, CHECKOUT, denied);
    await knex('decision_inputs').where({ decision_id: lost }).delete();
  });

  const client = () => harness.as(SECURITY);

  it('says what other parameters would have changed, by rule, team and target, with the decisions', async () => {
    const { id } = await client().startWhatIf({ since, parameters: mild });
    const detail = await whatIfEnded(client(), id);
    const changed = (name: string, one: object) => ({ name, ...none, ...one });
    expect(detail).toMatchObject({
      ...{ id, state: 'finished', total: 4, leftOut: 0 },
      counts: { ...none, 'newly-allowed': 2, 'not-judged': 1, unchanged: 1 },
      rules: [changed(REGIONS, { 'newly-allowed': 2 })],
      teams: [
        changed('group:default/payments', {
          'newly-allowed': 1,
          'not-judged': 1,
        }),
        changed('group:default/search', { 'newly-allowed': 1 }),
      ],
      targets: [
        changed(CHECKOUT, { 'newly-allowed': 1, 'not-judged': 1 }),
        changed(SEARCH, { 'newly-allowed': 1 }),
      ],
      notJudged: [{ code: 'not-kept', decisions: 1 }],
    });
    const shape = { method: 'get', status: 200 } as const;
    expect(
      faultsOf({ path: '/what-ifs/{id}', ...shape, body: detail }),
    ).toEqual([]);

    const page = await client().listWhatIfResults(id, {});
    expect(
      faultsOf({ path: '/what-ifs/{id}/results', ...shape, body: page }),
    ).toEqual([]);
    expect(page.items.map(({ decision }) => decision)).toEqual([
      lost,
      other,
      refused,
    ]);
    expect(page.items[2]).toEqual({
      decision: refused,
      recordedAt: expect.any(String),
      result: 'newly-allowed',
      before: 'deny',
      after: 'warn',
      target: CHECKOUT,
      team: 'group:default/payments',
      environment: 'sandbox',
      rules: [{ rule: REGIONS, change: 'milder' }],
    });
    const found = async (filter: object) =>
      (await client().listWhatIfResults(id, { filter })).items.map(
        ({ decision }) => decision,
      );
    expect(await found({ result: ['not-judged'] })).toEqual([lost]);
    expect(await found({ rule: REGIONS })).toEqual([other, refused]);
    expect(await found({ team: 'group:default/search' })).toEqual([other]);
    expect(await found({ target: CHECKOUT, rule: REGIONS })).toEqual([refused]);
    expect(await found({ target: 'none' })).toEqual([]);

    const first = await client().listWhatIfResults(id, { limit: 2 });
    const next = await client().listWhatIfResults(id, {
      limit: 2,
      cursor: first.nextCursor,
    });
    expect(next.items).toEqual([page.items[2]]);
    const csv = await client().exportWhatIfResults(id, { format: 'csv' });
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    const { items } = await client().listWhatIfs({});
    expect(items.map(item => item.id)).toContain(id);
  });

  it('keeps what the results of one that has ended add up to', async () => {
    const { id } = await client().startWhatIf({ since, parameters: mild });
    const ended = await whatIfEnded(client(), id);
    const row = await knex('what_ifs').where({ id }).first();
    expect(JSON.parse(row.totals)).toMatchObject({ rules: ended.rules });
    // One that ended before totals were kept.
    await knex('what_ifs').where({ id }).update({ totals: null });
    const { items: listed } = await client().listWhatIfs({});
    expect(listed.find(item => item.id === id)?.counts).toEqual(ended.counts);
    // Added up by the first who reads it.
    expect(await client().getWhatIf(id)).toEqual(ended);
    for (const table of ['what_if_results', 'what_if_rules']) {
      await knex(table).where({ what_if_id: id }).delete();
    }
    expect(await client().getWhatIf(id)).toEqual(ended);
  });

  it('goes on where the exceptions of a decision cannot be read, and says which', async () => {
    const content = '{"version":"of-another-time"}';
    const digest = sha256(content);
    await knex('snapshots').insert({
      ...{ digest, content },
      first_used_at: '2026-03-01T12:00:00.000Z',
    });
    const before = await knex('decisions').where({ id: other }).first();
    const document = JSON.parse(before.document.toString('utf8'));
    document.verdict.snapshot.digest = digest;
    await knex('decisions')
      .where({ id: other })
      .update({ document: Buffer.from(JSON.stringify(document)) });
    const next = await client().startWhatIf({ since, parameters: mild });
    expect(await whatIfEnded(client(), next.id)).toMatchObject({
      state: 'finished',
      counts: { ...none, 'newly-allowed': 1, 'not-judged': 2, unchanged: 1 },
    });
    const { items } = await client().listWhatIfResults(next.id, {
      filter: { target: SEARCH },
    });
    expect(items).toMatchObject([
      {
        reason: {
          code: 'not-readable',
          message: `The exceptions that were active (${digest}) are stored, but cannot be read by this version`,
        },
      },
    ]);
    const { snapshot } = await client().getReplay(other);
    expect(snapshot).toMatchObject({
      erasedBy: expect.stringContaining('cannot be read by this version'),
    });
    await knex('decisions')
      .where({ id: other })
      .update({ document: before.document });
  });

  it('changes a few values of the active parameters, and keeps the others', async () => {
    const { id } = await client().startWhatIf({
      since,
      over: 'active',
      parameters: {
        version,
        sandbox: { values: { allowedRegions: ['us-east-1'] } },
      },
    });
    expect(await whatIfEnded(client(), id)).toMatchObject({
      state: 'finished',
      counts: { 'newly-denied': 1, 'newly-allowed': 2 },
    });
  });

  it('says why a bundle or parameters could not be read', async () => {
    const { digest } = await client().putEvidence(Buffer.from('no bundle'));
    const bad = await client().startWhatIf({ since, bundle: digest });
    expect(await whatIfEnded(client(), bad.id)).toMatchObject({
      state: 'failed',
      error: { code: 'bundle-malformed' },
    });
    const wrong = await client().startWhatIf({
      since,
      parameters: { version, sandbox: { values: { allowedRegions: 7 } } },
    });
    expect(await whatIfEnded(client(), wrong.id)).toMatchObject({
      state: 'failed',
      error: { code: 'parameters-malformed' },
    });
    await expect(client().startWhatIf({ since })).rejects.toMatchObject({
      code: 'bad-request',
    });
    const otherDigest = `sha256:${'0'.repeat(64)}` as never;
    await expect(
      client().startWhatIf({ since, bundle: otherDigest }),
    ).rejects.toMatchObject({ code: 'evidence-missing' });
  });

  it('is the same from the command line, whose exit code says whether something differs', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'what-if-'));
    const file = path.join(folder, 'mild.json');
    writeFileSync(file, JSON.stringify(mild));
    const replay = (...argv: string[]) =>
      guardrails(
        ['replay', '--since', since, '--server', harness.url, ...argv],
        harness.token(SECURITY),
      );
    const text = await replay('--parameters', file);
    expect(text.code).toBe(2);
    expect(text.out).toContain(`✓ Newly allowed: ${refused}\n  deny → warn`);
    expect(text.out).toContain(`- Not evaluated: ${lost}\n`);
    expect(text.out).toMatch(
      /\n2 newly allowed, 1 not evaluated, 1 unchanged\n$/,
    );
    const json = await replay('--bundle', bundlePath, '--output', 'json');
    expect({ code: json.code, ...JSON.parse(json.out) }).toMatchObject({
      code: 1,
      whatIf: { state: 'finished', counts: { ...none, 'not-judged': 1 } },
      results: [{ decision: lost, reason: { code: 'not-kept' } }],
    });
    const refusal = await guardrails(
      ['replay', '--since', since, '--server', harness.url, '--bundle=shipped'],
      harness.token(DEVELOPER),
    );
    expect(refusal).toMatchObject({ code: 1 });
  });

  it('is interrupted where its replica is silent, and its place is free then', async () => {
    const store = new WhatIfStore({ knex });
    const now = await store.now();
    const row = {
      principal: `human:${SECURITY}`,
      started_at: now,
      since: now,
      until: now,
      total: 1,
      left_out: 0,
    };
    const id = (n: number) => `01890a5d-ac96-774b-bcce-b302099a80${n}`;
    await store.begin({ id: id(10), ...row });
    await expect(store.begin({ id: id(11), ...row })).rejects.toMatchObject({
      code: 'what-if-running',
    });
    expect(await store.beat(id(10))).toBe('running');
    await client().cancelWhatIf(id(10));
    expect(await store.beat(id(10))).toBe('cancelled');
    await knex('what_if_slots').update({ beat_at: '2026-01-01T00:00:00.000Z' });
    expect(await client().getWhatIf(id(10))).toMatchObject({
      state: 'interrupted',
    });
    await store.begin({ id: id(11), ...row });
    expect(await store.beat(id(10))).toBe('interrupted');
    await store.end(id(11), { outcome: 'finished' });
  });

  it('is removed after 30 days, with its results', async () => {
    const store = new WhatIfStore({ knex });
    const [old] = (await client().listWhatIfs({})).items;
    await knex('what_ifs')
      .where({ id: old.id })
      .update({ started_at: '2026-01-01T00:00:00.000Z' });
    // Its replica was killed, and no other has begun since.
    await knex('what_if_slots').insert({
      slot: 1,
      what_if_id: old.id,
      beat_at: '2026-01-01T00:01:00.000Z',
    });
    expect(await store.removeOld()).toBe(1);
    for (const table of ['what_if_results', 'what_if_rules']) {
      expect(await knex(table).where({ what_if_id: old.id })).toEqual([]);
    }
    await expect(client().getWhatIf(old.id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('looks at what an operator may read, and says how many others there are', async () => {
    const operator = harness.as(PLATFORM);
    const { id } = await operator.startWhatIf({ since, parameters: mild });
    expect(await whatIfEnded(operator, id)).toMatchObject({
      total: 0,
      leftOut: 4,
      counts: { ...none, unchanged: 0 },
    });
  });
});
