import type { DecideRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { faultsOf } from '../__testUtils__/conformsTo';
import {
  ADDRESS,
  denied,
  ExceptionScenario,
  inDays,
  REGIONS,
  SECOND,
} from '../__testUtils__/ExceptionScenario';
import { component, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { organisation } from '../__testUtils__/organisation';
import { environmentPlan } from '../__testUtils__/plans';
import { rewrite } from '../__testUtils__/seals';
import { computeFingerprint } from '../governance/exceptions/model/computeFingerprint';

const { DEVELOPER, LEAD, OTHER, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
const time = expect.stringMatching(/^\d{4}-.*Z$/);

jest.setTimeout(120_000);

const PAYMENTS = 'group:default/payments';
/** A team whose exceptions are of one test alone. */
const BILLING = 'group:default/billing';
const BILLER = 'user:default/biller';

/** An exception is for one entity, so each test has an entity of its own. */
const names = [
  'waived',
  'revoked',
  'used-up',
  'listed',
  'ending',
  'controlled',
  'documented',
  'policy',
  'configured',
];

/** One resource that runs a program, in a configuration and in the plan after it. */
const provisioned = {
  configuration: {
    format: 'terraform-configuration',
    evidence: {
      document: {
        files: {
          'main.tf.json': JSON.stringify({
            resource: {
              terraform_data: {
                environment: {
                  provisioner: [{ 'local-exec': { command: 'id' } }],
                },
              },
            },
          }),
        },
      },
    },
  },
  plan() {
    const document = environmentPlan() as {
      configuration: { root_module: { resources: object[] } };
    };
    const [resource] = document.configuration.root_module.resources;
    Object.assign(resource, { provisioners: [{ type: 'local-exec' }] });
    return { evidence: { document } };
  },
};

describe.each(databases.eachSupportedId())('exceptions on %s', databaseId => {
  let knex: Knex;
  let story: ExceptionScenario;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    story = await ExceptionScenario.start({
      knex,
      config: { policy: { owners: ['group:default/platform'] } },
      entities: [
        ...names.map(name => component(name, PAYMENTS, 'checkout')),
        component('invoices', BILLING, 'billing'),
        ...organisation({ [BILLING]: [BILLER] }),
      ],
    });
  });

  const about = (name: string) => {
    const target = { ref: `component:default/${name}`, environment: 'sandbox' };
    return {
      ref: target.ref,
      decide: (changes: Partial<DecideRequest> = {}) =>
        story.decide({ ...changes, target }),
    };
  };

  it('waives a finding once another has granted it, and no longer when it has ended', async () => {
    const { ref, decide } = about('waived');
    const before = await decide();
    expect(before.verdict.outcome).toBe('deny');

    const until = inDays(30);
    const asked = await story.ask(before, { until });
    expect(asked).toEqual({
      id: expect.any(String),
      state: 'requested',
      rule: REGIONS,
      severity: before.verdict.findings[0].severity,
      target: { ref, environment: 'sandbox', owner: PAYMENTS },
      reason: 'The customer is there.',
      requester: DEVELOPER,
      requestedAt: time,
      until,
      approval: expect.any(String),
      decision: before.id,
      uses: 0,
      contract: {
        id: asked.id,
        rule: REGIONS,
        ruleDigest: expect.stringMatching(/^sha256:/),
        target: { ref, environment: 'sandbox' },
        resources: [ADDRESS],
        types: ['terraform_data'],
        bounds: [
          {
            resource: ADDRESS,
            path: 'input.guardrails.region',
            actual: 'us-east-1',
          },
        ],
        until,
      },
      control: { kind: 'statement', text: 'We look after it by hand.' },
      controlResults: [],
      timeline: [
        {
          at: time,
          kind: 'requested',
          actor: DEVELOPER,
          detail: 'The customer is there.',
        },
      ],
    });
    // Asking is not having.
    expect((await decide()).verdict.outcome).toBe('deny');

    const granted = await story.decideOn(asked);
    expect(granted).toMatchObject({
      state: 'active',
      grantedAt: time,
      timeline: [{ kind: 'requested' }, { kind: 'granted', actor: SECURITY }],
    });
    expect(
      faultsOf({
        path: '/exceptions/{id}',
        method: 'get',
        status: 200,
        body: granted,
      }),
    ).toEqual([]);

    const allowed = await decide();
    expect(allowed.verdict).toMatchObject({
      outcome: 'allow',
      findings: [
        {
          ...before.verdict.findings[0],
          disposition: 'waived',
          exception: asked.id,
        },
      ],
    });
    await story.carryOut(allowed);
    expect(await story.as(LEAD).getException(asked.id)).toMatchObject({
      uses: 1,
      timeline: [{}, {}, { kind: 'used', detail: `decision ${allowed.id}` }],
    });
    const kindsOf = async (id: string) =>
      (await story.as(LEAD).getDecision(id)).timeline.map(event => event.kind);
    expect(await kindsOf(before.id)).toEqual([
      'requested',
      'judged',
      'exception-requested',
    ]);
    expect(await kindsOf(allowed.id)).toEqual(
      expect.arrayContaining(['grant-redeemed', 'exception-used']),
    );
    const late = await decide();
    expect(late.verdict.outcome).toBe('allow');

    const comes = async (end: string) => {
      const where = { id: asked.id };
      const row = { ...(await knex('exceptions').where(where).first()) };
      const fingerprint = computeFingerprint({ ...row, until: end }, sha256);
      await rewrite(knex, 'exceptions', {
        where,
        change: { until: end, fingerprint },
      });
    };
    await comes(inDays(1));
    expect((await decide()).verdict.outcome).toBe('allow');
    await comes(inDays(-1));
    expect((await decide()).verdict).toMatchObject({
      outcome: 'deny',
      findings: before.verdict.findings,
    });
    await expect(story.carryOut(late)).rejects.toEqual(
      refused('grant-no-longer-allowed'),
    );
    expect(await story.as(DEVELOPER).getException(asked.id)).toMatchObject({
      state: 'ended',
    });
  });

  it('granted for a configuration, covers the plan after it', async () => {
    const { decide } = about('configured');
    const plan = provisioned.plan();
    const checked = await decide(provisioned.configuration);
    const outcomes = [checked, await decide(plan)].map(
      ({ verdict }) => verdict.outcome,
    );
    expect(outcomes).toEqual(['deny', 'deny']);
    const { contract } = await story.granted(checked, {
      rule: 'execution/no-provisioners' as RuleId,
    });
    expect(contract.types).toBeUndefined();
    const { verdict } = await decide(plan);
    expect(verdict.outcome).toBe('allow');
  });

  it('is refused, withdrawn or revoked, each by who may, and then waives nothing', async () => {
    const { decide } = about('revoked');
    const decision = await decide();
    const asked = await story.ask(decision);
    await expect(
      story.decideOn(asked, { kind: 'request-changes' }),
    ).rejects.toEqual(refused('review-invalid'));
    const rejected = await story.decideOn(asked, { kind: 'reject' });
    expect(rejected.state).toBe('refused');
    const withdrawn = await story.ask(decision);
    await story
      .as(DEVELOPER)
      .withdrawApproval(withdrawn.approval, { what: 'request' });
    expect(await story.as(DEVELOPER).getException(withdrawn.id)).toMatchObject({
      state: 'refused',
    });
    const granted = await story.granted(decision);
    const reason = { reason: 'It is mended.' };
    await expect(
      story.as(OTHER).revokeException(granted.id, reason),
    ).rejects.toEqual(refused('not-found'));
    await expect(
      story.harness.asTask(LEAD).revokeException(granted.id, reason),
    ).rejects.toEqual(refused('humans-only'));
    await expect(
      story.harness.asService().revokeException(granted.id, reason),
    ).rejects.toEqual(refused('humans-only'));
    const revoked = await story.as(LEAD).revokeException(granted.id, reason);
    expect(revoked).toMatchObject({
      state: 'revoked',
      revoked: { at: time, by: LEAD, reason: 'It is mended.' },
    });
    await expect(
      story.as(LEAD).revokeException(granted.id, reason),
    ).rejects.toEqual(refused('exception-invalid'));
    expect((await decide()).verdict.outcome).toBe('deny');
  });

  it('is used as often as was granted, and no more', async () => {
    const { decide } = about('used-up');
    const { id } = await story.granted(await decide(), {
      maximumUses: 2,
    });
    const decisions = [];
    for (let n = 0; n < 3; n += 1) decisions.push(await decide());
    await story.carryOut(decisions[0]);
    await story.carryOut(decisions[1]);
    await expect(story.carryOut(decisions[2])).rejects.toEqual(
      refused('grant-no-longer-allowed'),
    );
    expect(await story.as(DEVELOPER).getException(id)).toMatchObject({
      state: 'used-up',
      uses: 2,
      maximumUses: 2,
    });
    expect((await decide()).verdict.outcome).toBe('deny');
  });

  it('is listed page by page, by state, for those with a part in it', async () => {
    const { ref, decide } = about('listed');
    const decision = await decide();
    const granted = await story.granted(decision);
    const open = [];
    for (let n = 0; n < 3; n += 1) open.push((await story.ask(decision)).id);
    const ids = async (
      person: string,
      request: Parameters<ReturnType<typeof story.as>['listExceptions']>[0],
    ) => (await story.as(person).listExceptions(request)).items.map(i => i.id);
    const all = [...open].reverse().concat(granted.id);
    for (const person of [DEVELOPER, LEAD, SECURITY, SECOND]) {
      expect(await ids(person, { filter: { entity: ref } })).toEqual(all);
    }
    expect(await ids(OTHER, {})).toEqual([]);
    const filter = { entity: ref, rule: REGIONS };
    const first = await story.as(LEAD).listExceptions({
      filter: { ...filter, state: ['requested'] },
      limit: 2,
    });
    expect(first.items.map(({ id }) => id)).toEqual(all.slice(0, 2));
    expect(
      await ids(LEAD, {
        filter: { ...filter, state: ['requested', 'active'] },
        limit: 2,
        cursor: first.nextCursor,
      }),
    ).toEqual(all.slice(2));
    for (const state of [
      'refused',
      'ended',
      'revoked',
      'used-up',
      'control-failed',
      'rule-changed',
    ] as const) {
      expect(
        await ids(LEAD, { filter: { entity: ref, state: [state] } }),
      ).toEqual([]);
    }
    expect(
      await ids(SECURITY, { filter: { owner: 'group:default/search' } }),
    ).toEqual([]);
    for (const [endsWithin, found] of [
      [14, []],
      [40, all],
    ] as const) {
      expect(await ids(LEAD, { filter: { entity: ref, endsWithin } })).toEqual(
        found,
      );
    }
  });

  it('warns before it ends, says that it has, each once, and keeps its place in the ledger', async () => {
    const { decide } = about('ending');
    const { id } = await story.granted(await decide(), {
      until: inDays(20),
    });
    // What the schedule would find when the time has come.
    const comes = (notice: string, days?: number) =>
      knex('exceptions')
        .where({ id })
        .update({
          notice_at: notice,
          ...(days !== undefined && { until: inDays(days) }),
        });
    const told = async () =>
      (await knex('announcements').orderBy('sequence'))
        .filter(({ topic }) => topic.startsWith('exception.'))
        .filter(({ content }) => content.includes(id))
        .map(({ topic }) => topic);
    await story.tick();
    expect(await told()).toEqual(['exception.granted']);
    await comes(inDays(-1), 13.9);
    await Promise.all([story.tick(), story.tick()]);
    await story.tick();
    await comes(inDays(-1), 0.9);
    await story.tick();
    await comes(inDays(-1), -0.1);
    await story.tick();
    await story.tick();
    expect(await told()).toEqual([
      'exception.granted',
      'exception.ending',
      'exception.ending',
      'exception.ended',
    ]);
    const { items } = await story
      .as(SECURITY)
      .listLedgerEntries({ filter: { kind: ['exception'] }, limit: 200 });
    const own = items.filter(({ subjects }) => subjects.exception === id);
    expect(own).toHaveLength(5);
  });

  it('totals what is open by team and rule, and keeps each day', async () => {
    const decision = await story.harness.asTask(BILLER).decide(
      story.harness.request({
        ...denied(),
        target: { ref: 'component:default/invoices', environment: 'sandbox' },
      }),
    );
    const { id } = await story.decideOn(await story.ask(decision, {}, BILLER));
    await story.scheduler.triggerTask('guardrails-exception-debt');
    const day = inDays(-30).slice(0, 10);
    await knex('exception_debt')
      .where({ owner: BILLING })
      .update({ day, active: 3 });
    await knex('exceptions')
      .where({ id })
      .update({ granted_at: inDays(-9.5) });
    const today = new Date().toISOString().slice(0, 10);
    const ofTeam = {
      owner: BILLING,
      active: 1,
      oldestDays: 9,
      bySeverity: { high: 1 },
    };
    expect(await story.as(BILLER).getExceptionDebt()).toEqual({
      byTeam: [ofTeam],
      byRule: [{ rule: REGIONS, active: 1, oldestDays: 9 }],
      history: [
        { day, active: 3 },
        { day: today, active: 1 },
      ],
    });
    const ofAll = await story.as(SECURITY).getExceptionDebt();
    expect(ofAll.byTeam).toContainEqual(ofTeam);
    expect(await story.as(OTHER).getExceptionDebt()).toEqual({
      byTeam: [],
      byRule: [],
      history: [{ day: today, active: 0 }],
    });
  });

  it('ends early when its control no longer holds', async () => {
    const { ref, decide } = about('controlled');
    const decision = await decide();
    const untagged = {
      evidence: {
        document: environmentPlan({ region: 'us-east-1', tags: {} }),
      },
    };
    const [rule] = (await decide(untagged)).verdict.findings
      .map(finding => finding.rule)
      .filter(id => decision.verdict.passed.includes(id));
    const { id } = await story.granted(decision, {
      control: { kind: 'rule-passes', text: 'It stays tagged.', rule },
    });
    await story.apply(await decide());
    await story.tick();
    expect(await story.as(DEVELOPER).getException(id)).toMatchObject({
      state: 'active',
      controlResults: [
        { holds: true, detail: expect.stringContaining(`${rule} passes`) },
      ],
    });
    // What is only asked about changes nothing, and no other check is due yet.
    const broken = await decide(untagged);
    await knex('exceptions')
      .where({ id })
      .update({ control_due_at: inDays(-1) });
    await story.tick();
    expect((await decide()).verdict.outcome).toBe('allow');
    // It came to be applied, under other rules or by an exception of its own.
    await knex('grants')
      .where({ target_ref: ref })
      .update({ decision_id: broken.id });
    await story.tick();
    expect((await decide()).verdict.outcome).toBe('allow');
    await knex('exceptions')
      .where({ id })
      .update({ control_due_at: inDays(-1) });
    await Promise.all([story.tick(), story.tick()]);
    expect(await story.as(DEVELOPER).getException(id)).toMatchObject({
      state: 'control-failed',
      controlResults: [{ holds: true }, { holds: false }],
      timeline: [
        { kind: 'requested' },
        { kind: 'granted' },
        { kind: 'used' },
        { kind: 'control-holds' },
        { kind: 'control-does-not-hold' },
        { kind: 'control-failed' },
      ],
    });
    expect((await decide()).verdict.outcome).toBe('deny');
  });

  it('does not believe a document that its control holds', async () => {
    const { ref, decide } = about('documented');
    const decision = await decide();
    const untagged = {
      evidence: {
        document: environmentPlan({ region: 'eu-west-1', tags: {} }),
      },
    };
    const [rule] = (await decide(untagged)).verdict.findings
      .map(finding => finding.rule)
      .filter(id => decision.verdict.passed.includes(id));
    const { id } = await story.granted(decision, {
      control: { kind: 'rule-passes', text: 'It stays tagged.', rule },
    });
    // The requester hands in, as themselves, a document in which the rule passes.
    await story
      .as(DEVELOPER)
      .decide(
        story.harness.request({ target: { ref, environment: 'sandbox' } }),
      );
    await story.tick();
    expect(await story.as(DEVELOPER).getException(id)).toMatchObject({
      state: 'active',
      controlResults: [
        {
          holds: false,
          detail: expect.stringMatching(/No applied change .* shows/),
        },
      ],
    });
    // A change in which the rule passes proves it.
    await story.apply(await decide());
    await knex('exceptions')
      .where({ id })
      .update({ control_due_at: inDays(-1) });
    await story.tick();
    expect(await story.as(DEVELOPER).getException(id)).toMatchObject({
      state: 'active',
      controlResults: [{ holds: false }, { holds: true }],
    });
  });

  it('takes requests about policy, which others decide and which change nothing by themselves', async () => {
    const { ref, decide } = about('policy');
    const decision = await decide();
    const request = {
      kind: 'threshold' as const,
      decision: decision.id,
      rule: REGIONS,
      scope: ref,
      wanted: 'us-east-1 as well',
      reason: 'The customer is there.',
    };
    const asked = await story.as(DEVELOPER).requestPolicy(request);
    expect(asked).toEqual({
      id: expect.any(String),
      request,
      requester: DEVELOPER,
      requestedAt: time,
      approval: expect.any(String),
      state: 'open',
    });
    const platform = story.as(people.PLATFORM);
    const { fingerprint } = await platform.getApproval(asked.approval);
    await expect(
      story
        .as(SECURITY)
        .consent(asked.approval, { kind: 'approve', fingerprint }),
    ).rejects.toEqual(refused('not-an-approver'));
    await platform.consent(asked.approval, { kind: 'approve', fingerprint });
    expect((await platform.listPolicyRequests({})).items).toEqual([
      { ...asked, state: 'approved' },
    ]);
    expect((await story.as(OTHER).listPolicyRequests({})).items).toEqual([]);
    expect((await decide()).verdict.outcome).toBe('deny');
  });
});
