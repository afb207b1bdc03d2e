import { setTimeout } from 'node:timers/promises';
import {
  ApprovalScenario,
  approveWith,
  ASKED,
  catalogWith,
  oneOfAsked,
  tomorrow,
} from '../__testUtils__/ApprovalScenario';
import { binding, component, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { group, user } from '../__testUtils__/organisation';
import { environmentPlan } from '../__testUtils__/plans';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('approving on %s', databaseId => {
  const start = async (
    options: Omit<Parameters<typeof ApprovalScenario.start>[0], 'knex'> = {},
  ) =>
    ApprovalScenario.start({
      knex: await databases.init(databaseId),
      ...options,
    });

  it('one’s own change, as a member of the group that is asked', async () => {
    const { entities } = catalogWith([PLATFORM, DEVELOPER]);
    const story = await start({ entities });
    const asked = await story.ask();
    expect(asked.asked).toEqual([PLATFORM]);
    await expect(story.approve(asked, DEVELOPER)).rejects.toEqual(
      refused('not-independent'),
    );
  });

  it('one’s own change as an operator for all teams, with every permission', async () => {
    const { entities } = catalogWith([PLATFORM, OTHER]);
    const story = await start({ entities });
    await expect(
      story.approve(
        await story.ask({ region: 'us-east-1', person: PLATFORM }),
        PLATFORM,
      ),
    ).rejects.toEqual(refused('not-independent'));
  });

  it('one’s own change through a second account, linked before or after it was asked for', async () => {
    const second = 'user:default/second-account';
    const linked = user(second, {
      memberOf: [ASKED],
      person: 'User:Default/Developer-Payments',
    });
    const { entities } = catalogWith([PLATFORM, second], [linked]);
    const story = await start({ entities });
    const asked = await story.ask();
    expect(asked.asked).toEqual([PLATFORM]);
    await expect(story.approve(asked, second)).rejects.toEqual(
      refused('not-found'),
    );

    delete linked.metadata.annotations;
    const unlinked = await story.ask({ region: 'us-west-1' });
    expect(unlinked.asked).toEqual([PLATFORM, second]);
    linked.metadata.annotations = { 'guardrails/person': DEVELOPER };
    await expect(story.approve(unlinked, second)).rejects.toEqual(
      refused('not-independent'),
    );
    delete linked.metadata.annotations;
    await story.approve(unlinked, second);
    linked.metadata.annotations = { 'guardrails/person': DEVELOPER };
    await expect(story.redeem(unlinked)).rejects.toEqual(
      refused('approval-needed'),
    );
  });

  it('one’s own change by way of nested groups, also where they form a ring', async () => {
    const inner = 'group:default/platform-inner';
    const { entities } = catalogWith(
      [PLATFORM],
      [
        group(ASKED, {
          members: [PLATFORM],
          children: [inner],
          parent: inner,
        }),
        group(inner, {
          members: [DEVELOPER, OTHER],
          children: [ASKED],
          parent: ASKED,
        }),
        user(DEVELOPER, { memberOf: ['group:default/payments', inner] }),
        user(OTHER, { memberOf: [inner] }),
      ],
    );
    const story = await start({ entities });
    const asked = await story.ask();
    expect(asked.asked).toEqual([OTHER, PLATFORM]);
    await expect(story.approve(asked, DEVELOPER)).rejects.toEqual(
      refused('not-independent'),
    );
  });

  it('by service, bot, agent, or in the name of somebody', async () => {
    const story = await start();
    const asked = await story.ask();
    const clients = [
      story.harness.asService(),
      story.harness.asTask(PLATFORM),
      story.harness.asTask(PLATFORM, 'plugin:mcp-actions'),
      story.harness.asTask(PLATFORM, 'plugin:guardrails'),
      story.harness.asTask(PLATFORM, 'external:bot'),
    ];
    for (const client of clients) {
      await expect(approveWith(client, asked)).rejects.toEqual(
        refused('humans-only'),
      );
      await expect(
        client.withdrawApproval(asked.id, { what: 'consent' }),
      ).rejects.toEqual(refused('humans-only'));
      await expect(
        client.delegate({ to: OTHER, until: tomorrow() }),
      ).rejects.toEqual(refused('humans-only'));
    }
    expect(await story.harness.asService().getApproval(asked.id)).toMatchObject(
      {
        state: 'open',
        eligibility: { canDecide: false, code: 'humans-only' },
      },
    );
  });

  it('what a service asked for, so that nobody could say whose change it is', async () => {
    const story = await start();
    const service = story.harness.asService();
    const { id } = await service.decide(
      story.harness.request({
        evidence: { document: environmentPlan({ region: 'us-east-1' }) },
        target: { environment: 'sandbox' },
      }),
    );
    await expect(service.requestApproval({ decision: id })).rejects.toEqual(
      refused('humans-only'),
    );
    await expect(
      story.as(OTHER).requestApproval({ decision: id }),
    ).rejects.toEqual(refused('not-found'));
  });

  it('by a name in other letters', async () => {
    const { entities } = catalogWith([PLATFORM, DEVELOPER]);
    const story = await start({ entities });
    const asked = await story.ask();
    for (const spelling of [
      'User:default/developer-payments',
      'user:Default/Developer-Payments',
      'USER:DEFAULT/DEVELOPER-PAYMENTS',
    ]) {
      await expect(story.approve(asked, spelling)).rejects.toEqual(
        refused('not-independent'),
      );
    }
    for (const lookalike of [
      'user:default/platform_engineer',
      'user:default/platform-engineer.',
      'user:default/platform-engineer%20',
      'user:other/platform-engineer',
      'group:default/platform',
    ]) {
      await expect(story.approve(asked, lookalike)).rejects.toEqual(
        refused('not-found'),
      );
    }
    const shouted = await story.ask({
      region: 'us-west-1',
      person: 'user:default/Developer-Payments',
      ref: 'component:default/new-api',
    });
    await expect(story.approve(shouted, DEVELOPER)).rejects.toEqual(
      refused('not-independent'),
    );
  });

  it('after joining the group since it was asked, or having left it', async () => {
    const { entities, set } = catalogWith([PLATFORM]);
    const story = await start({ entities });
    const asked = await story.ask();
    set(OTHER, true);
    await expect(story.approve(asked, OTHER)).rejects.toEqual(
      refused('not-found'),
    );
    set(PLATFORM, false);
    await expect(story.approve(asked, PLATFORM)).rejects.toEqual(
      refused('not-an-approver'),
    );
    set(PLATFORM, true);
    await story.approve(asked, PLATFORM);
    set(PLATFORM, false);
    await expect(story.redeem(asked)).rejects.toEqual(
      refused('approval-needed'),
    );
    set(PLATFORM, true);
    await story.redeem(asked);
  });

  it('as the owner that the target was given to in between', async () => {
    const target = component(
      'checkout-api',
      'group:default/payments',
      'checkout',
    );
    const story = await start({
      approvers: [{ from: ['owner'], minimum: 1 }],
      entities: [target],
    });
    const asked = await story.ask();
    target.relations = component(
      'checkout-api',
      'group:default/search',
      'checkout',
    ).relations;
    await setTimeout(10);
    await expect(story.approve(asked, OTHER)).rejects.toEqual(
      refused('not-found'),
    );
    target.relations = component(
      'checkout-api',
      'group:default/payments',
      'checkout',
    ).relations;
    await story.approve(asked, LEAD);
    const grant = await story.mint(asked);
    target.relations = component(
      'checkout-api',
      'group:default/search',
      'checkout',
    ).relations;
    await setTimeout(10);
    await expect(
      story.harness.asTask(DEVELOPER).redeemGrant(grant.id, binding),
    ).rejects.toThrow();
    expect(await story.as(DEVELOPER).getApproval(asked.id)).toMatchObject({
      state: 'approved',
    });
  });

  it('for two requirements with one human in both groups', async () => {
    const { entities } = catalogWith(
      [PLATFORM],
      [
        group('group:default/security', { members: [SECURITY, PLATFORM] }),
        user(PLATFORM, {
          memberOf: [ASKED, 'group:default/security'],
        }),
      ],
    );
    const story = await start({
      entities,
      approvers: [
        ...oneOfAsked,
        { from: ['group:default/security'], minimum: 1 },
      ],
    });
    const asked = await story.ask();
    expect(await story.approve(asked, PLATFORM)).toMatchObject({
      state: 'open',
    });
    await expect(story.mint(asked)).rejects.toEqual(refused('approval-needed'));
    expect(await story.approve(asked, SECURITY)).toMatchObject({
      state: 'approved',
    });
  });
});
