import { createBackendModule } from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { guardrailsFactsExtensionPoint } from '@backstage-guardrails/plugin-guardrails-node';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { DecisionFilter } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import net from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { bundleOf } from '../__testUtils__/bundleOf';
import {
  binding,
  CHECKOUT,
  component,
  GuardrailsHarness,
  people,
  SEARCH,
} from '../__testUtils__/GuardrailsHarness';
import { environmentModule } from '../__testUtils__/environmentModule';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { organisation } from '../__testUtils__/organisation';
import { allowed, denied } from '../__testUtils__/plans';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const PAGERS = 'group:default/pagers';
const PAGER = 'user:default/pager';
const PAGED = 'component:default/paged';
const CHECKERS = 'group:default/checkers';
const CHECKER = 'user:default/checker';
const OUTSIDERS = 'group:default/outsiders';
const OUTSIDER = 'user:default/outsider';
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);
afterEach(() => jest.restoreAllMocks());

const slowFacts = createBackendModule({
  pluginId: 'guardrails',
  moduleId: 'slow',
  register: env =>
    env.registerInit({
      deps: { facts: guardrailsFactsExtensionPoint },
      async init({ facts }) {
        facts.addFactProvider({
          id: 'slow',
          names: ['slow.fact'],
          facts: () => setTimeout(300, {}),
        });
      },
    }),
});

describe.each(databases.eachSupportedId())('decision API on %s', databaseId => {
  async function start(config = {}) {
    const knex = await databases.init(databaseId);
    const harness = await GuardrailsHarness.start({ knex, config });
    return { harness, knex };
  }

  let shared: GuardrailsHarness;
  let sharedKnex: Knex;
  beforeAll(async () => {
    sharedKnex = await databases.init(databaseId);
    shared = await GuardrailsHarness.start({
      knex: sharedKnex,
      config: {
        modules: [environmentModule],
        evidence: { maxSize: 3_000_000 },
        decisions: { maxBodySize: 20_000 },
      },
      entities: [
        ...['shown', 'repeated'].map(name =>
          component(name, 'group:default/payments', 'checkout'),
        ),
        // What a person lists is of one test alone.
        ...organisation({
          [PAGERS]: [PAGER],
          [CHECKERS]: [CHECKER],
          [OUTSIDERS]: [OUTSIDER],
        }),
        component('paged', PAGERS, 'checkout'),
      ],
    });
  });

  it('decides from bytes sent before and from a document, and reads it back', async () => {
    const harness = shared;
    const developer = harness.as(DEVELOPER);
    const bytes = Buffer.from(JSON.stringify(denied));
    const receipt = await developer.putEvidence(bytes);
    expect(receipt).toEqual({ digest: sha256(bytes), size: bytes.length });

    const decision = await developer.decide(
      harness.request({
        evidence: { digest: receipt.digest },
        target: { ref: CHECKOUT, environment: 'production' },
      }),
    );
    expect(decision).toMatchObject({
      action: 'provision',
      actor: {
        kind: 'human',
        ref: DEVELOPER,
        groups: ['group:default/payments'],
        origin: 'portal',
      },
      target: {
        ref: CHECKOUT,
        environment: 'production',
        environmentClass: 'production',
        account: '4',
        owner: 'group:default/payments',
        system: 'system:default/checkout',
      },
      source: { format: 'terraform-plan', digest: receipt.digest },
      facts: {
        'catalog.owner': { status: 'known', value: 'group:default/payments' },
        'organisation.owners': { status: 'known', value: [] },
      },
      verdict: { outcome: 'deny' },
    });
    const detail = await developer.getDecision(decision.id);
    expect(detail).toMatchObject({
      decision,
      run: { task: binding.task },
      input: { target: decision.target, action: 'provision' },
      timeline: [
        { at: decision.evaluatedAt, kind: 'requested', actor: DEVELOPER },
        { at: decision.recordedAt, kind: 'judged' },
      ],
    });

    const fine = await developer.decide(harness.request());
    expect(fine.verdict).toMatchObject({ outcome: 'allow', findings: [] });
    expect(fine.facts).toMatchObject({
      'organisation.owners': { value: ['group:default/payments'] },
      'organisation.costCentres': { value: ['4711'] },
    });
  });

  it('pages newest first and filters', async () => {
    const harness = shared;
    const developer = harness.as(PAGER);
    const target = { ref: PAGED, environment: 'sandbox' };
    const made: string[] = [];
    for (const document of [allowed, denied, allowed, denied, allowed]) {
      const { id } = await developer.decide(
        harness.request({ evidence: { document }, target }),
      );
      made.unshift(id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await developer.listDecisions({ limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(made);

    const ids = async (
      filter: NonNullable<
        Parameters<typeof developer.listDecisions>[0]['filter']
      >,
    ) =>
      (await developer.listDecisions({ filter })).items.map(({ id }) =>
        made.indexOf(id),
      );
    const { decision } = await developer.getDecision(made[1]);
    const rule = decision.verdict.findings[0].rule;
    expect({
      worst: await ids({ outcome: [decision.verdict.outcome] }),
      rule: await ids({ rule }),
      entity: await ids({ entity: SEARCH }),
      environment: await ids({ environment: 'sandbox', actor: PAGER }),
      since: await ids({ since: decision.recordedAt }),
      until: await ids({ until: decision.recordedAt }),
      other: await ids({ actor: OTHER }),
      searched: await ids({ search: PAGED.split('/')[1].slice(0, 3) }),
      searchedRule: await ids({ search: rule.split('/')[1] }),
      searchedId: await ids({ search: made[2].slice(0, -1), order: 'oldest' }),
      searchedOther: await ids({ search: 'zz' }),
    }).toEqual({
      worst: [1, 3],
      rule: [1, 3],
      entity: [],
      environment: [0, 1, 2, 3, 4],
      since: expect.arrayContaining([0, 1]),
      until: expect.arrayContaining([4]),
      other: [],
      searched: [0, 1, 2, 3, 4],
      searchedRule: [1, 3],
      searchedId: expect.arrayContaining([2]),
      searchedOther: [],
    });
    expect(await developer.listDecisions({ limit: 2, count: true })).toEqual(
      expect.objectContaining({ total: 5 }),
    );

    // A file has all pages of what the filter shows, and says so on the audit log.
    const filter = { rule, order: 'oldest' as const };
    const json = JSON.parse(
      await developer.exportDecisions({ filter, format: 'json' }),
    );
    expect(json).toEqual((await developer.listDecisions({ filter })).items);
    const csv = await developer.exportDecisions({ filter, format: 'csv' });
    const lines = csv.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^id,outcome,state,action,/);
    expect(lines.slice(1).map(line => line.split(',')[0])).toEqual([
      made[3],
      made[1],
    ]);
    const none = { filter: { search: 'zz' }, format: 'json' as const };
    for (const exported of [
      await developer.exportDecisions(none),
      await developer.exportApprovals(none),
      await developer.exportExceptions(none),
    ]) {
      expect(JSON.parse(exported)).toEqual([]);
    }
    await expect(developer.listDecisions({ cursor: 'x' })).rejects.toEqual(
      refused('bad-request'),
    );
  });

  it('leaves out checks of configuration that allowed it, where only what is notable is asked for', async () => {
    const harness = shared;
    const developer = harness.as(CHECKER);
    const target = { environment: 'sandbox' };
    const check = (resource: object) =>
      developer.decide(
        harness.request({
          target,
          format: 'terraform-configuration',
          evidence: {
            document: {
              files: {
                'main.tf.json': JSON.stringify({
                  resource: { terraform_data: { a: resource } },
                }),
              },
            },
          },
        }),
      );
    await check({});
    await check({ provisioner: [{ 'local-exec': { command: 'id' } }] });
    await developer.decide(harness.request({ target }));
    const list = async (checks?: 'all' | 'notable') =>
      (await developer.listDecisions({ filter: { checks } })).items.map(
        ({ format, outcome, changes }) => ({ format, outcome, changes }),
      );
    const notable = [
      { format: 'terraform-plan', outcome: 'allow', changes: { create: 1 } },
      { format: 'terraform-configuration', outcome: 'deny', changes: {} },
    ];
    expect(await list('notable')).toEqual(notable);
    const all = [
      ...notable,
      { format: 'terraform-configuration', outcome: 'allow', changes: {} },
    ];
    expect(await list('all')).toEqual(all);
    expect(await list()).toEqual(all);
  });

  it('says of a run what its enforcement point reported, until its check is complete', async () => {
    const harness = shared;
    const ref = 'component:default/reported';
    const task = harness.asTask(DEVELOPER);
    const { id } = await task.decide(
      harness.request({
        target: { ref, environment: 'sandbox' },
        format: 'terraform-configuration',
        evidence: { document: { files: { 'main.tf.json': '{}' } } },
      }),
    );
    const shown = async () => {
      const { items } = await task.listDecisions({
        filter: { entity: ref, checks: 'notable' },
      });
      const { state, timeline } = await task.getDecision(id);
      expect(items.map(item => item.state)).toEqual(
        items.length ? [state] : [],
      );
      return [items.length, state, timeline.at(-1)?.kind];
    };
    expect(await shown()).toEqual([0, 'allowed', 'judged']);
    await task.reportRun(id, { status: 'checking' });
    expect(await shown()).toEqual([1, 'checking', 'check-started']);
    const long = '2026-03-10T12:00:00.000Z';
    await sharedKnex('run_reports')
      .where({ decision_id: id })
      .update({ at: long, started_at: long });
    const silent = await task.getDecision(id);
    expect(silent.timeline[1]).toEqual({
      kind: 'check-failed',
      at: '2026-03-10T13:00:00.000Z',
      detail: 'Nothing was heard of it for an hour.',
    });
    expect(await shown()).toEqual([1, 'check-failed', 'judged']);
    await task.reportRun(id, { status: 'check-failed', detail: 'No disk.' });
    expect(await shown()).toEqual([1, 'check-failed', 'check-failed']);
    const { timeline } = await task.getDecision(id);
    expect(timeline.at(-1)).toMatchObject({
      actor: 'plugin:scaffolder',
      detail: 'No disk.',
    });
    await task.reportRun(id, { status: 'cancelled' });
    expect(await shown()).toEqual([1, 'cancelled', 'run-cancelled']);
    const found = async (filter: DecisionFilter) =>
      (
        await task.listDecisions({
          filter: { entity: ref, ...filter },
          count: true,
        })
      ).items.map(item => item.id);
    expect(await found({ state: ['cancelled', 'denied'] })).toEqual([id]);
    expect(await found({ state: ['allowed'] })).toEqual([]);
    expect(await found({ state: ['denied'], outcome: ['allow'] })).toEqual([]);
    const file = await task.exportDecisions({
      filter: { entity: ref, state: ['cancelled'] },
      format: 'json',
    });
    expect(JSON.parse(file)).toMatchObject([{ id, state: 'cancelled' }]);
    await task.reportRun(id, { status: 'checked' });
    expect(await shown()).toEqual([0, 'allowed', 'judged']);

    const report = { status: 'cancelled' } as const;
    await expect(harness.as(DEVELOPER).reportRun(id, report)).rejects.toEqual(
      refused('not-enforcement-point'),
    );
    await expect(harness.asTask(OTHER).reportRun(id, report)).rejects.toEqual(
      refused('not-found'),
    );
  });

  it('takes a check for complete once its plan has a decision, whatever of it is reported late or never', async () => {
    const harness = shared;
    const target = {
      ref: 'component:default/unreported',
      environment: 'sandbox',
    };
    const task = harness.asTask(DEVELOPER);
    const configuration = {
      format: 'terraform-configuration',
      evidence: { document: { files: { 'main.tf.json': '{}' } } },
    };
    const { id } = await task.decide(
      harness.request({ target, ...configuration }),
    );
    const shown = async () => {
      const { items } = await task.listDecisions({
        filter: { entity: target.ref, checks: 'notable' },
      });
      const { state } = await task.getDecision(id);
      return [items.some(item => item.id === id), state];
    };
    const checking = { status: 'checking' } as const;
    await task.reportRun(id, checking);
    for (const other of [
      { run: { task: 'another' } },
      { target: { ...target, environment: 'production' } },
    ]) {
      await task.decide(harness.request({ target, ...other }));
    }
    expect(await shown()).toEqual([true, 'checking']);
    await task.decide(harness.request({ target }));
    expect(await shown()).toEqual([false, 'allowed']);
    // The task was retried.
    await task.reportRun(id, checking);
    expect(await shown()).toEqual([true, 'checking']);
    await task.reportRun(id, { status: 'checked' });
    await task.reportRun(id, checking);
    expect(await shown()).toEqual([false, 'allowed']);
  });

  it('hears of a plan that its run was cancelled, and not that its configuration is checked', async () => {
    const harness = shared;
    const task = harness.asTask(DEVELOPER);
    const { id } = await task.decide(harness.request());
    for (const status of ['checking', 'checked', 'check-failed'] as const) {
      await expect(task.reportRun(id, { status })).rejects.toEqual(
        refused('bad-request'),
      );
    }
    await task.reportRun(id, { status: 'cancelled' });
    expect((await task.getDecision(id)).state).toBe('cancelled');
  });

  it('shows a decision to its requester, owners and readers, and to others as if there were none', async () => {
    const harness = shared;
    const ref = 'component:default/shown';
    const filter = { entity: ref };
    const target = { ref, environment: 'sandbox' };
    const { id } = await harness
      .as(DEVELOPER)
      .decide(harness.request({ target }));
    for (const person of [DEVELOPER, LEAD, SECURITY]) {
      expect((await harness.as(person).getDecision(id)).decision.id).toBe(id);
      const { items } = await harness.as(person).listDecisions({ filter });
      expect(items.map(item => item.id)).toEqual([id]);
    }
    const ghost = '01890a5d-ac96-774b-bcce-b302099a8057';
    const answers = await Promise.all(
      [id, ghost].map(wanted =>
        harness
          .as(OUTSIDER)
          .getDecision(wanted)
          .then(() => ['found'])
          .catch(error => [error.code, error.message.replace(wanted, 'ID')]),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0][0]).toBe('not-found');
    expect((await harness.as(OUTSIDER).listDecisions({})).items).toEqual([]);
    expect(
      (await harness.as(OUTSIDER).listDecisions({ filter })).items,
    ).toEqual([]);
    await expect(harness.as(OUTSIDER).getCompliance(ref)).rejects.toEqual(
      refused('not-found'),
    );
  });

  it('takes owner, environment class, action and actor from nobody but itself', async () => {
    const harness = shared;
    const send = (body: object) =>
      fetch(`${harness.url}/api/guardrails/decisions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${harness.token(DEVELOPER)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ ...harness.request(), ...body }),
      });
    for (const forged of [
      { target: { environment: 'production', environmentClass: 'sandbox' } },
      { target: { ref: CHECKOUT, owner: 'group:default/search' } },
      { action: 'audit' },
      { actor: { kind: 'human', ref: SECURITY } },
      { facts: {} },
    ]) {
      const response = await send(forged);
      expect([response.status, (await response.json()).error.code]).toEqual([
        400,
        'bad-request',
      ]);
    }
    const unknown = await harness
      .as(DEVELOPER)
      .decide(harness.request({ target: { environment: 'sandbox ' } }));
    expect(unknown.target).toEqual({
      environment: 'sandbox ',
      environmentClass: 'production',
    });
  });

  it("refuses another team's target and lets operators and services ask", async () => {
    const harness = shared;
    const request = harness.request({ target: { ref: SEARCH } });
    await expect(harness.as(DEVELOPER).decide(request)).rejects.toEqual(
      refused('target-not-owned'),
    );
    await expect(
      harness.as(DEVELOPER).preview({
        subject: { format: 'terraform-plan', document: allowed },
        target: { ref: SEARCH },
      }),
    ).rejects.toEqual(refused('target-not-owned'));
    expect((await harness.as(PLATFORM).decide(request)).target.owner).toBe(
      'group:default/search',
    );
    expect((await harness.asService().decide(request)).actor).toMatchObject({
      kind: 'service',
      groups: [],
    });
    const fresh = await harness
      .as(DEVELOPER)
      .decide(harness.request({ target: { ref: 'resource:default/new' } }));
    expect(fresh.target.owner).toBeUndefined();
  });

  it("keeps evidence to the one who sent it, and the store's word is the digest", async () => {
    const harness = shared;
    const bytes = Buffer.from(JSON.stringify(allowed));
    const { digest } = await harness.as(DEVELOPER).putEvidence(bytes);
    const request = harness.request({ evidence: { digest }, target: {} });
    await expect(harness.as(OTHER).decide(request)).rejects.toEqual(
      refused('evidence-missing'),
    );
    await expect(harness.asService().decide(request)).rejects.toEqual(
      refused('evidence-missing'),
    );
    expect(
      (await harness.asTask(DEVELOPER).decide(request)).source.digest,
    ).toBe(digest);
  });

  it('refuses bad bodies with a code and keeps nothing of them', async () => {
    const harness = shared;
    const kept = () =>
      Promise.all(
        ['evidence', 'evidence_chunks', 'decisions'].map(async table => {
          const [{ n }] = await sharedKnex(table).count({ n: '*' });
          return [table, Number(n)];
        }),
      );
    const before = await kept();
    const developer = harness.as(DEVELOPER);
    await expect(
      developer.putEvidence(Buffer.alloc(3_000_001)),
    ).rejects.toEqual(refused('body-too-large'));
    await expect(developer.putEvidence(Buffer.alloc(0))).rejects.toEqual(
      refused('body-incomplete'),
    );
    await expect(
      developer.decide(
        harness.request({ evidence: { document: { x: 'x'.repeat(30_000) } } }),
      ),
    ).rejects.toEqual(refused('body-too-large'));
    await expect(
      developer.decide(
        harness.request({ evidence: { document: { hello: 1 } } }),
      ),
    ).rejects.toMatchObject({ statusCode: 422, code: expect.any(String) });
    await expect(
      developer.decide(harness.request({ format: 'module-values' })),
    ).rejects.toMatchObject({ code: expect.any(String) });

    await sendHalf({
      port: harness.server.port(),
      token: harness.token(DEVELOPER),
      announced: 2_500_000,
      sent: Buffer.alloc(1_500_000, 'x'),
    });
    await setTimeout(500);
    expect(await kept()).toEqual(before);
  });

  it('answers a repeated key with the same decision and refuses it for another body', async () => {
    const harness = shared;
    const developer = harness.as(DEVELOPER);
    const ref = 'component:default/repeated';
    const request = harness.request({
      idempotencyKey: 'k',
      target: { ref, environment: 'sandbox' },
    });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => developer.decide(request)),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await developer.decide(request)).toEqual(answers[0]);
    const { items } = await developer.listDecisions({
      filter: { entity: ref },
    });
    expect(items).toHaveLength(1);
    await expect(
      developer.decide({ ...request, evidence: { document: denied } }),
    ).rejects.toEqual(refused('idempotency-conflict'));
    const somebodyElse = await harness.as(LEAD).decide(request);
    expect(somebodyElse.id).not.toBe(answers[0].id);
  });

  it('previews without a record and not without end', async () => {
    const { harness, knex } = await start({ preview: { perMinute: 3 } });
    // The previews may take as long as they like.
    jest.spyOn(performance, 'now').mockReturnValue(performance.now());
    const developer = harness.as(DEVELOPER);
    const request = {
      subject: { format: 'terraform-plan', document: denied },
      target: { environment: 'sandbox' },
    };
    for (let count = 0; count < 3; count += 1) {
      const { verdict, estimate } = await developer.preview(request);
      expect(estimate).toBe(true);
      expect(verdict.findings.length).toBeGreaterThan(0);
    }
    const refusal = await developer.preview(request).catch(error => error);
    expect(refusal).toMatchObject({
      code: 'rate-limited',
      statusCode: 429,
      retryAfter: 20,
    });
    await expect(harness.as(OTHER).preview(request)).resolves.toBeDefined();
    await expect(
      harness.as(OTHER).preview({
        subject: { module: 'nothing', values: {} },
        target: {},
      }),
    ).rejects.toEqual(refused('module-unknown'));
    expect(await knex('decisions')).toEqual([]);
  });

  it('previews a registered module from the values of its form', async () => {
    const harness = shared;
    const preview = (region: string) =>
      harness.as(DEVELOPER).preview({
        subject: {
          module: 'environment',
          values: {
            name: 'shop',
            region,
            size: 'small',
            owner: 'group:default/payments',
            cost_center: '4711',
            description: 'A shop',
            holds_data: false,
          },
        },
        target: { environment: 'sandbox' },
      });
    const wrong = await preview('us-east-1');
    const right = await preview('eu-west-1');
    const placed = (verdict: typeof wrong.verdict) =>
      verdict.findings.some(({ rule }) => rule.startsWith('placement/'));
    expect([placed(wrong.verdict), placed(right.verdict)]).toEqual([
      true,
      false,
    ]);
  });

  it('refuses an operation that no rule looks at, unless configuration lets it pass', async () => {
    const operation = {
      evidence: { document: { name: 'shop:close', parameters: { a: 1 } } },
      format: 'operation',
    };
    const policy = {
      bundle: bundleOf({
        folder: createMockDirectory().path,
        rules: ['placement/allowed-regions'],
      }),
    };
    const strict = await start({ policy });
    await expect(
      strict.harness.as(DEVELOPER).decide(strict.harness.request(operation)),
    ).rejects.toEqual(refused('no-rule'));
    const loose = await start({
      policy,
      operations: { default: 'allow' },
    });
    const decision = await loose.harness
      .as(DEVELOPER)
      .decide(loose.harness.request(operation));
    expect(decision.verdict).toMatchObject({ outcome: 'allow', passed: [] });
  });

  it('answers 429 when it is full, and drops nothing it took', async () => {
    const knex = await databases.init(databaseId);
    const harness = await GuardrailsHarness.start({
      knex,
      config: { decisions: { maxConcurrent: 4 } },
      features: [slowFacts],
    });
    const developer = harness.as(DEVELOPER);
    const answers = await Promise.all(
      Array.from({ length: 60 }, () =>
        developer.decide(harness.request()).then(
          ({ id }) => id,
          error => {
            expect(error).toMatchObject({ code: 'overloaded', retryAfter: 1 });
            return undefined;
          },
        ),
      ),
    );
    const ids = answers.filter(id => id !== undefined);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.length).toBeLessThan(60);
    const rows = await knex('decisions').select('id');
    expect(rows.map(({ id }) => id).sort()).toEqual(ids.sort());
  });
});

function sendHalf(options: {
  port: number;
  token: string;
  announced: number;
  sent: Buffer;
}): Promise<void> {
  const { port, token, announced, sent } = options;
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, 'localhost', () => {
      socket.write(
        [
          'PUT /api/guardrails/evidence HTTP/1.1',
          'Host: localhost',
          `Authorization: Bearer ${token}`,
          'Content-Type: application/octet-stream',
          `Content-Length: ${announced}`,
          '',
          '',
        ].join('\r\n'),
      );
      socket.write(sent, () =>
        setTimeout(300).then(() => {
          socket.destroy();
          resolve();
        }),
      );
    });
    socket.on('error', reject);
  });
}
