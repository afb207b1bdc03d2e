import { parametersPath } from '@backstage-guardrails/policies';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleOf } from '../__testUtils__/bundleOf';
import {
  anotherWorkspace,
  ConsentScenario,
} from '../__testUtils__/ConsentScenario';
import { binding, CHECKOUT, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { environmentPlan, removalPlan } from '../__testUtils__/plans';

const { DEVELOPER, LEAD, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
const MASS = 'destruction/no-mass-removal';
const SLICES = 'destruction/cumulative-destruction';
const REACH = 'destruction/cumulative-blast-radius';

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('attacks on %s', databaseId => {
  const folder = mkdtempSync(path.join(tmpdir(), 'attacks-grants-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A removal in production that was asked for and approved, and the same service started otherwise. */
  async function approvedRemoval() {
    const knex = await databases.init(databaseId);
    const story = await ConsentScenario.start({ knex });
    const decision = await story.decide();
    expect(decision.verdict.outcome).toBe('needs-approval');
    await expect(story.mint(decision)).rejects.toEqual(
      refused('approval-needed'),
    );
    const approval = await story.approved(decision);
    expect(approval.state).toBe('approved');
    const restarted = (config: JsonObject) =>
      ConsentScenario.start({ knex, config });
    return { story, decision, approval, knex, restarted };
  }

  const parametersWith = (values: object) => {
    const parameters = JSON.parse(readFileSync(parametersPath, 'utf8'));
    Object.assign(parameters.production.values, values);
    const file = path.join(folder, 'parameters.json');
    writeFileSync(file, JSON.stringify(parameters));
    return file;
  };

  it('carries out once what was approved, in a later task of the same person, with all of it on the ledger', async () => {
    const { story, decision, approval, knex } = await approvedRemoval();
    const resumed = await story.decide({ task: 'task-2' });
    expect(resumed.fingerprint).toBe(approval.fingerprint);
    await story.carryOut(resumed, 'task-2');
    const { timeline } = await story.harness
      .as(DEVELOPER)
      .getDecision(decision.id);
    expect(timeline).toContainEqual(
      expect.objectContaining({
        kind: 'resumed',
        detail: `By task task-2, with decision ${resumed.id}`,
      }),
    );
    await story.harness
      .asTask(DEVELOPER)
      .reportOutcome((await knex('grants').first('id')).id, {
        status: 'applied',
      });
    expect(
      await story.harness.as(DEVELOPER).getApproval(approval.id),
    ).toMatchObject({ state: 'redeemed' });
    const entries = await knex('ledger_entries')
      .orderBy('position')
      .select('kind');
    expect(entries.map(({ kind }) => kind).slice(-4)).toEqual([
      'grant',
      'approval',
      'redemption',
      'outcome',
    ]);
  });

  it('approve, then change the plan', async () => {
    const { story } = await approvedRemoval();
    const larger = await story.decide({
      task: 'task-2',
      evidence: { document: removalPlan({ count: 7 }) },
    });
    await expect(story.mint(larger, { task: 'task-2' })).rejects.toEqual(
      refused('approval-needed'),
    );
    const others = await story.decide({
      task: 'task-3',
      evidence: { document: removalPlan({ count: 6, first: 1 }) },
    });
    await expect(story.mint(others, { task: 'task-3' })).rejects.toEqual(
      refused('approval-needed'),
    );
  });

  it('approve, then change the template or the version of the module', async () => {
    const { story, decision } = await approvedRemoval();
    const changed = await story.decide({
      task: 'task-2',
      workspace: anotherWorkspace,
    });
    await expect(
      story.mint(changed, { task: 'task-2', workspace: anotherWorkspace }),
    ).rejects.toEqual(refused('approval-needed'));
    await expect(
      story.mint(decision, { workspace: anotherWorkspace }),
    ).rejects.toEqual(refused('grant-binding'));
  });

  it('leave the workspace out of the decision, so that its approval would hold for any', async () => {
    const knex = await databases.init(databaseId);
    const story = await ConsentScenario.start({ knex });
    const decision = await story.decide({ workspace: undefined });
    await story.approved(decision);
    await expect(story.mint(decision)).rejects.toEqual(
      refused('grant-binding'),
    );
  });

  it.each([
    [
      'parameters',
      (): JsonObject => ({
        policy: { parameters: parametersWith({ maximumRemoved: 4 }) },
      }),
    ],
    [
      'policy',
      (): JsonObject => ({
        policy: {
          bundle: bundleOf({
            folder: mkdtempSync(path.join(folder, 'bundle-')),
            rules: ['placement/allowed-regions'],
          }),
        },
      }),
    ],
    [
      'account of the environment',
      (): JsonObject => ({
        environments: [
          { name: 'production', class: 'production', account: '666' },
        ],
      }),
    ],
    [
      'class of the environment',
      (): JsonObject => ({
        environments: [{ name: 'production', class: 'staging', account: '4' }],
      }),
    ],
  ])('approve, then change the %s', async (what, config) => {
    const { story, decision, restarted } = await approvedRemoval();
    const grant = await story.mint(decision);
    const after = await restarted(config());
    await expect(after.redeem(grant)).rejects.toEqual(
      refused('grant-no-longer-allowed'),
    );
    // Other rules end the request for all replicas. Else the grant is not used up: the first replica still judges as it was.
    const onTheFirst = await story.redeem(grant).then(
      () => 'redeemed',
      error => error.code,
    );
    expect(onTheFirst).toBe(what === 'policy' ? 'approval-closed' : 'redeemed');
  });

  it('use the consent to staging in production', async () => {
    const knex = await databases.init(databaseId);
    const story = await ConsentScenario.start({ knex });
    const plan = { evidence: { document: removalPlan({ count: 11 }) } };
    const staging = await story.decide({
      ...plan,
      target: { ref: CHECKOUT, environment: 'staging' },
    });
    await story.approved(staging, LEAD);
    await story.mint(staging);
    const production = await story.decide({ ...plan, task: 'task-2' });
    await expect(story.mint(production, { task: 'task-2' })).rejects.toEqual(
      refused('approval-needed'),
    );
  });

  it('redeem twice in parallel on two replicas, by two tasks with one approval', async () => {
    const { story, decision, approval, knex } = await approvedRemoval();
    const replica = await ConsentScenario.start({ knex });
    const second = await story.decide({ task: 'task-2' });
    const grants = [
      await story.mint(decision),
      await replica.mint(second, { task: 'task-2' }),
    ];
    const results = await Promise.allSettled([
      story.redeem(grants[0]),
      replica.redeem(grants[1]),
      replica.redeem(grants[0]),
      story.redeem(grants[1]),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
    expect(await knex('redemptions')).toHaveLength(1);
    expect(await knex('grants').whereNotNull('redeemed_at')).toHaveLength(1);
    expect(await knex('ledger_entries').where({ kind: 'redemption' })).toEqual([
      expect.anything(),
    ]);
    expect(
      await story.harness.as(DEVELOPER).getApproval(approval.id),
    ).toMatchObject({ state: 'redeemed' });
  });

  it('redeem from another task, for another plan, by another person', async () => {
    const { story, decision } = await approvedRemoval();
    const grant = await story.mint(decision);
    for (const other of [
      { task: 'task-2' },
      { plan: sha256('another plan') },
      { workspace: anotherWorkspace },
    ]) {
      await expect(
        story.redeem({ ...grant, binding: { ...binding, ...other } }),
      ).rejects.toEqual(refused('grant-binding'));
    }
    for (const person of [LEAD, PLATFORM, SECURITY]) {
      await expect(story.redeem(grant, person)).rejects.toEqual(
        refused('not-found'),
      );
    }
    // The same change asked for by a colleague is the colleague's to have approved.
    const theirs = await story.decide({ person: LEAD, task: 'task-2' });
    await expect(
      story.mint(theirs, { task: 'task-2', person: LEAD }),
    ).rejects.toEqual(refused('approval-needed'));
  });

  it('retry or recover a task with an approval that was used', async () => {
    const { story, decision } = await approvedRemoval();
    const grant = await story.mint(decision);
    await story.redeem(grant);
    await expect(story.redeem(grant)).rejects.toEqual(refused('grant-used'));
    await expect(story.mint(decision)).rejects.toEqual(
      refused('decision-spent'),
    );
    const again = await story.decide({ task: 'task-2' });
    expect(again.verdict.outcome).toBe('needs-approval');
    await expect(story.mint(again, { task: 'task-2' })).rejects.toEqual(
      refused('approval-needed'),
    );
  });

  it('use an approval from a dry run, through the API or through MCP', async () => {
    const { story, decision } = await approvedRemoval();
    const { harness } = story;
    const grant = await story.mint(decision);
    for (const caller of [
      harness.as(DEVELOPER),
      harness.asTask(DEVELOPER, 'plugin:mcp-actions'),
      harness.asService(),
    ]) {
      await expect(
        caller.mintGrant({ decision: decision.id, binding }),
      ).rejects.toEqual(refused('not-enforcement-point'));
      await expect(caller.redeemGrant(grant.id, binding)).rejects.toEqual(
        refused('not-enforcement-point'),
      );
    }
  });

  it('approve, then take back the exception that it rests on', async () => {
    const knex = await databases.init(databaseId);
    const story = await ConsentScenario.start({
      knex,
      config: {
        duties: { conflicts: [] },
        policy: {
          parameters: parametersWith({ maximumRemoved: 0 }),
        },
      },
    });
    const { harness } = story;
    // In the wrong region, which an exception waives, and one removal too many, which needs consent.
    const mixed = {
      ...environmentPlan({ region: 'us-east-1' }),
      ...mixedChanges(),
    };
    const denied = await story.decide({ evidence: { document: mixed } });
    expect(denied.verdict.outcome).toBe('deny');
    const exception = await harness.as(DEVELOPER).requestException({
      decision: denied.id,
      rule: 'placement/allowed-regions' as RuleId,
      reason: 'The customer is there.',
      control: { kind: 'statement', text: 'We look after it by hand.' },
      until: new Date(Date.now() + 864_000_000).toISOString(),
    });
    const asked = await harness.as(SECURITY).getApproval(exception.approval);
    await harness.as(SECURITY).consent(exception.approval, {
      kind: 'approve',
      fingerprint: asked.fingerprint,
    });
    const decision = await story.decide({
      task: 'task-2',
      evidence: { document: mixed },
    });
    expect(decision.verdict.outcome).toBe('needs-approval');
    await story.approved(decision);
    const grant = await story.mint(decision, { task: 'task-2' });
    await harness
      .as(SECURITY)
      .revokeException(exception.id, { reason: 'No longer needed.' });
    await expect(story.redeem(grant)).rejects.toEqual(
      refused('grant-no-longer-allowed'),
    );
    expect(await knex('redemptions')).toEqual([]);
  });

  it('approve, then take the consent back before it is used', async () => {
    const { story, decision, approval } = await approvedRemoval();
    const grant = await story.mint(decision);
    await story.harness
      .as(PLATFORM)
      .withdrawApproval(approval.id, { what: 'consent' });
    await expect(story.redeem(grant)).rejects.toEqual(
      refused('approval-needed'),
    );
    expect(await story.harness.as(DEVELOPER).getDecision(decision.id)).toEqual(
      expect.objectContaining({
        timeline: expect.not.arrayContaining([
          expect.objectContaining({ kind: 'grant-redeemed' }),
        ]),
      }),
    );
  });

  describe('destruction', () => {
    const start = async () => {
      const knex = await databases.init(databaseId);
      return { knex, story: await ConsentScenario.start({ knex }) };
    };
    const rulesOf = ({
      verdict,
    }: Awaited<ReturnType<ConsentScenario['decide']>>) =>
      verdict.findings.map(({ rule }) => rule);

    it('in slices', async () => {
      const { knex, story } = await start();
      expect((await story.removeSlice(0)).verdict.outcome).toBe('allow');
      const second = await story.removeSlice(3);
      expect(second.verdict.outcome).toBe('needs-approval');
      expect(second.verdict.findings).toEqual([
        expect.objectContaining({
          rule: SLICES,
          actual: 6,
          expected: 5,
          message:
            'Resources deleted: 3 by this change, 3 in the last 24 hours, 6 together. More than 5 need approval.',
        }),
      ]);
      // Carried out with consent, it counts as well; a day later nothing does.
      await story.approved(second);
      await story.carryOut(second, 'slice-3');
      expect((await story.removeSlice(6)).verdict.findings).toEqual([
        expect.objectContaining({ rule: SLICES, actual: 9 }),
      ]);
      await knex('grants').update({ redeemed_at: '2020-01-01T00:00:00.000Z' });
      expect((await story.removeSlice(6)).verdict.outcome).toBe('allow');
    });

    it.each(['forget', 'replace'] as const)(
      'in slices, the first by %s',
      async kind => {
        const { story } = await start();
        const first = await story.removeSlice(0, { kind });
        expect(first.verdict.outcome).toBe('needs-approval');
        await story.approved(first);
        await story.carryOut(first, 'slice-0');
        expect(rulesOf(await story.removeSlice(3))).toEqual([SLICES]);
      },
    );

    it('in slices that are asked for first and redeemed together', async () => {
      const { knex, story } = await start();
      const replica = await ConsentScenario.start({ knex });
      const slices = await Promise.all(
        [0, 3, 6].map(first =>
          story.decide({
            task: `slice-${first}`,
            evidence: { document: removalPlan({ count: 3, first }) },
          }),
        ),
      );
      expect(slices.map(({ verdict }) => verdict.outcome)).toEqual([
        'allow',
        'allow',
        'allow',
      ]);
      const grants = await Promise.all(
        slices.map((slice, index) =>
          story.mint(slice, { task: `slice-${3 * index}` }),
        ),
      );
      const results = await Promise.allSettled(
        grants.map((grant, index) => [story, replica][index % 2].redeem(grant)),
      );
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
      ]);
      expect(
        results.flatMap(result =>
          result.status === 'rejected' ? [result.reason.code] : [],
        ),
      ).toEqual(['grant-no-longer-allowed', 'grant-no-longer-allowed']);
    });

    it('in slices that are said to have failed', async () => {
      const { knex, story } = await start();
      await story.removeSlice(0);
      await story.harness
        .asTask(DEVELOPER)
        .reportOutcome((await knex('grants').first('id')).id, {
          status: 'failed',
        });
      expect(rulesOf(await story.removeSlice(3))).toEqual([SLICES]);
    });

    it('by moving things first and removing what is moved', async () => {
      const { story } = await start();
      const moved = await story.decide({
        evidence: { document: removalPlan({ count: 6, moved: true }) },
      });
      expect(moved.verdict.outcome).toBe('needs-approval');
      expect(rulesOf(moved)).toContain(MASS);
    });

    it('by removing the protection first', async () => {
      const { story } = await start();
      const unprotected = await story.decide({
        evidence: { document: unprotectingPlan() },
      });
      expect(unprotected.verdict.outcome).toBe('needs-approval');
      expect(rulesOf(unprotected)).toEqual(['destruction/protection-kept']);
      await expect(story.mint(unprotected)).rejects.toEqual(
        refused('approval-needed'),
      );
    });

    it('without naming a target, where nobody knows what was removed before', async () => {
      const { story } = await start();
      const nameless = await story.decide({
        target: { environment: 'production' },
        evidence: { document: removalPlan({ count: 1 }) },
      });
      expect(nameless.verdict.outcome).toBe('needs-approval');
      expect(nameless.verdict.findings).toEqual([
        expect.objectContaining({ rule: REACH, kind: 'incomplete' }),
        expect.objectContaining({ rule: SLICES, kind: 'incomplete' }),
      ]);
    });
  });
});

/** Creates an environment where it may not stand, and removes one thing. */
function mixedChanges(): { resource_changes: unknown[] } {
  const rows = (plan: object) =>
    (plan as { resource_changes: unknown[] }).resource_changes;
  return {
    resource_changes: [
      ...rows(environmentPlan({ region: 'us-east-1' })),
      ...rows(removalPlan({ count: 1 })),
    ],
  };
}

/** Says of an environment that it no longer holds data. */
function unprotectingPlan(): object {
  const plan = environmentPlan() as {
    resource_changes: {
      change: { after: { input: { guardrails: object } } };
    }[];
  };
  const [resource] = plan.resource_changes;
  const { after } = resource.change;
  const { guardrails } = after.input;
  return {
    ...plan,
    resource_changes: [
      {
        ...resource,
        change: {
          ...resource.change,
          actions: ['update'],
          before: {
            ...after,
            input: { guardrails: { ...guardrails, holdsData: true } },
          },
          after_unknown: { output: true },
        },
      },
    ],
  };
}
