import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  GuardrailsClient,
  type ApprovalDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import { setTimeout } from 'node:timers/promises';
import {
  binding,
  CHECKOUT,
  component,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { group, setMember, user } from '../__testUtils__/organisation';
import { parametersWith } from '../__testUtils__/parametersWith';
import { environmentPlan } from '../__testUtils__/plans';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const PLATFORM_GROUP = 'group:default/platform';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);
afterEach(() => jest.restoreAllMocks());

const one: ApprovalRequirement[] = [{ from: [PLATFORM_GROUP], minimum: 1 }];

const groupsOf: Record<string, string[]> = {
  'group:default/payments': [DEVELOPER, LEAD],
  'group:default/search': [OTHER],
};

/** The catalog of the platform group and of more people, for tests that change it while it is in use. */
function catalogWith(
  members: string[],
  others: Entity[] = [],
): { entities: Entity[]; set: (member: string, isMember: boolean) => void } {
  const entities = [
    group(PLATFORM_GROUP, { members }),
    ...[PLATFORM, OTHER, DEVELOPER, LEAD].map(ref =>
      user(ref, {
        memberOf: [
          ...Object.keys(groupsOf).filter(name => groupsOf[name].includes(ref)),
          ...(members.includes(ref) ? [PLATFORM_GROUP] : []),
        ],
      }),
    ),
    ...others,
  ];
  return {
    entities,
    set: (member, isMember) =>
      setMember(entities, { group: PLATFORM_GROUP, member, isMember }),
  };
}

describe.each(databases.eachSupportedId())('approving on %s', databaseId => {
  async function start(
    options: {
      approvers?: ApprovalRequirement[];
      config?: JsonObject;
      entities?: Entity[];
    } = {},
  ) {
    const knex = await databases.init(databaseId);
    const { approvers = one, entities } = options;
    const harness = await GuardrailsHarness.start({
      knex,
      entities,
      config: {
        policy: { parameters: parametersWith({ approvers }) },
        facts: { timeToLive: { milliseconds: 1 } },
        ...options.config,
      },
    });
    const ask = async (
      region = 'us-east-1',
      person = DEVELOPER,
      ref: string | undefined = CHECKOUT,
    ) => {
      const task = harness.asTask(person);
      const { id } = await task.decide(
        harness.request({
          evidence: { document: environmentPlan({ region }) },
          target: { ref, environment: 'sandbox' },
          workspace: binding.workspace,
        }),
      );
      return task.requestApproval({ decision: id });
    };
    const approve = (request: ApprovalDetail, person: string) =>
      approveWith(harness.as(person), request);
    const mint = async (request: ApprovalDetail) => {
      const { decision } = request.subject as { decision: string };
      return harness.asTask(DEVELOPER).mintGrant({ decision, binding });
    };
    const redeem = async (request: ApprovalDetail) => {
      const { id } = await mint(request);
      await harness.asTask(DEVELOPER).redeemGrant(id, binding);
    };
    return { knex, harness, ask, approve, mint, redeem };
  }

  function approveWith(client: GuardrailsClient, request: ApprovalDetail) {
    return client.consent(request.id, {
      kind: 'approve',
      fingerprint: request.fingerprint,
    });
  }

  it('one’s own change, as a member of the group that is asked', async () => {
    const { entities } = catalogWith([PLATFORM, DEVELOPER]);
    const { ask, approve } = await start({ entities });
    const asked = await ask();
    expect(asked.asked).toEqual([PLATFORM]);
    await expect(approve(asked, DEVELOPER)).rejects.toEqual(
      refused('not-independent'),
    );
  });

  it('one’s own change as an operator for all teams, with every permission', async () => {
    const { entities } = catalogWith([PLATFORM, OTHER]);
    const { ask, approve } = await start({ entities });
    await expect(
      approve(await ask('us-east-1', PLATFORM), PLATFORM),
    ).rejects.toEqual(refused('not-independent'));
  });

  it('one’s own change through a second account, linked before or after it was asked for', async () => {
    const second = 'user:default/second-account';
    const linked = user(second, {
      memberOf: [PLATFORM_GROUP],
      person: 'User:Default/Developer-Payments',
    });
    const { entities } = catalogWith([PLATFORM, second], [linked]);
    const { ask, approve, redeem } = await start({ entities });
    const asked = await ask();
    expect(asked.asked).toEqual([PLATFORM]);
    await expect(approve(asked, second)).rejects.toEqual(refused('not-found'));

    delete linked.metadata.annotations;
    const unlinked = await ask('us-west-1');
    expect(unlinked.asked).toEqual([PLATFORM, second]);
    linked.metadata.annotations = { 'guardrails/person': DEVELOPER };
    await expect(approve(unlinked, second)).rejects.toEqual(
      refused('not-independent'),
    );
    delete linked.metadata.annotations;
    await approve(unlinked, second);
    linked.metadata.annotations = { 'guardrails/person': DEVELOPER };
    await expect(redeem(unlinked)).rejects.toEqual(refused('approval-needed'));
  });

  it('one’s own change by way of nested groups, also where they form a ring', async () => {
    const inner = 'group:default/platform-inner';
    const { entities } = catalogWith(
      [PLATFORM],
      [
        group(PLATFORM_GROUP, {
          members: [PLATFORM],
          children: [inner],
          parent: inner,
        }),
        group(inner, {
          members: [DEVELOPER, OTHER],
          children: [PLATFORM_GROUP],
          parent: PLATFORM_GROUP,
        }),
        user(DEVELOPER, { memberOf: ['group:default/payments', inner] }),
        user(OTHER, { memberOf: [inner] }),
      ],
    );
    const { ask, approve } = await start({ entities });
    const asked = await ask();
    expect(asked.asked).toEqual([OTHER, PLATFORM]);
    await expect(approve(asked, DEVELOPER)).rejects.toEqual(
      refused('not-independent'),
    );
  });

  it('by service, bot, agent, or in the name of somebody', async () => {
    const { harness, ask } = await start();
    const asked = await ask();
    const clients = [
      harness.asService(),
      harness.asTask(PLATFORM),
      harness.asTask(PLATFORM, 'plugin:mcp-actions'),
      harness.asTask(PLATFORM, 'plugin:guardrails'),
      harness.asTask(PLATFORM, 'external:bot'),
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
    expect(await harness.asService().getApproval(asked.id)).toMatchObject({
      state: 'open',
      eligibility: { canDecide: false, code: 'humans-only' },
    });
  });

  it('what a service asked for, so that nobody could say whose change it is', async () => {
    const { harness } = await start();
    const service = harness.asService();
    const { id } = await service.decide(
      harness.request({
        evidence: { document: environmentPlan({ region: 'us-east-1' }) },
        target: { environment: 'sandbox' },
      }),
    );
    await expect(service.requestApproval({ decision: id })).rejects.toEqual(
      refused('humans-only'),
    );
    await expect(
      harness.as(OTHER).requestApproval({ decision: id }),
    ).rejects.toEqual(refused('not-found'));
  });

  it('by a name in other letters', async () => {
    const { entities } = catalogWith([PLATFORM, DEVELOPER]);
    const { ask, approve } = await start({ entities });
    const asked = await ask();
    for (const spelling of [
      'User:default/developer-payments',
      'user:Default/Developer-Payments',
      'USER:DEFAULT/DEVELOPER-PAYMENTS',
    ]) {
      await expect(approve(asked, spelling)).rejects.toEqual(
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
      await expect(approve(asked, lookalike)).rejects.toEqual(
        refused('not-found'),
      );
    }
    const shouted = await ask(
      'us-west-1',
      'user:default/Developer-Payments',
      'component:default/new-api',
    );
    await expect(approve(shouted, DEVELOPER)).rejects.toEqual(
      refused('not-independent'),
    );
  });

  it('after joining the group since it was asked, or having left it', async () => {
    const { entities, set } = catalogWith([PLATFORM]);
    const { ask, approve, redeem } = await start({ entities });
    const asked = await ask();
    set(OTHER, true);
    await expect(approve(asked, OTHER)).rejects.toEqual(refused('not-found'));
    set(PLATFORM, false);
    await expect(approve(asked, PLATFORM)).rejects.toEqual(
      refused('not-an-approver'),
    );
    set(PLATFORM, true);
    await approve(asked, PLATFORM);
    set(PLATFORM, false);
    await expect(redeem(asked)).rejects.toEqual(refused('approval-needed'));
    set(PLATFORM, true);
    await redeem(asked);
  });

  it('as the owner that the target was given to in between', async () => {
    const target = component(
      'checkout-api',
      'group:default/payments',
      'checkout',
    );
    const { harness, ask, approve, mint } = await start({
      approvers: [{ from: ['owner'], minimum: 1 }],
      entities: [target],
    });
    const asked = await ask();
    target.relations = component(
      'checkout-api',
      'group:default/search',
      'checkout',
    ).relations;
    await setTimeout(10);
    await expect(approve(asked, OTHER)).rejects.toEqual(refused('not-found'));
    target.relations = component(
      'checkout-api',
      'group:default/payments',
      'checkout',
    ).relations;
    await approve(asked, LEAD);
    const grant = await mint(asked);
    target.relations = component(
      'checkout-api',
      'group:default/search',
      'checkout',
    ).relations;
    await setTimeout(10);
    await expect(
      harness.asTask(DEVELOPER).redeemGrant(grant.id, binding),
    ).rejects.toThrow();
    expect(await harness.as(DEVELOPER).getApproval(asked.id)).toMatchObject({
      state: 'approved',
    });
  });

  it('by a delegation: to oneself, to the requester, younger than the request, or over two steps', async () => {
    const { entities } = catalogWith([PLATFORM]);
    const { harness, ask, approve } = await start({ entities });
    const until = tomorrow();
    await expect(
      harness.as(PLATFORM).delegate({ to: PLATFORM, until }),
    ).rejects.toEqual(refused('delegation-invalid'));
    for (const end of [
      new Date(Date.now() - 1000).toISOString(),
      new Date(Date.now() + 365 * 86_400_000).toISOString(),
    ]) {
      await expect(
        harness.as(PLATFORM).delegate({ to: OTHER, until: end }),
      ).rejects.toEqual(refused('delegation-invalid'));
    }
    const asked = await ask();
    await harness.as(PLATFORM).delegate({ to: OTHER, until });
    await expect(approve(asked, OTHER)).rejects.toEqual(
      refused('not-an-approver'),
    );
    await expect(
      harness.as(OTHER).delegate({ to: LEAD, until }),
    ).rejects.toEqual(refused('delegation-invalid'));
    await harness.as(PLATFORM).delegate({ to: DEVELOPER, until });
    await expect(approve(await ask('us-west-1'), DEVELOPER)).rejects.toEqual(
      refused('not-independent'),
    );
  });

  it('by a ring of two, also where both ends are put on record at the same moment', async () => {
    const { entities } = catalogWith([PLATFORM, LEAD]);
    const { harness, ask, approve, knex } = await start({
      entities,
      approvers: [{ from: [PLATFORM_GROUP], minimum: 2 }],
    });
    const until = tomorrow();
    await harness.as(PLATFORM).delegate({ to: OTHER, until });
    await expect(
      harness.as(OTHER).delegate({ to: PLATFORM, until }),
    ).rejects.toEqual(refused('delegation-invalid'));
    const [there] = await knex('delegations');
    await knex('delegations').insert({
      ...there,
      id: there.id.replace(/^./, (digit: string) =>
        digit === '0' ? '1' : '0',
      ),
      giver: there.taker,
      giver_human: there.taker_human,
      taker: there.giver,
      taker_human: there.giver_human,
    });
    const asked = await ask();
    await expect(approve(asked, OTHER)).rejects.toEqual(
      refused('not-an-approver'),
    );
  });

  it('twice with one membership: the person and whoever stands in', async () => {
    const { entities } = catalogWith([PLATFORM, LEAD]);
    const { harness, ask, approve } = await start({
      entities,
      approvers: [{ from: [PLATFORM_GROUP], minimum: 2 }],
    });
    await harness.as(PLATFORM).delegate({ to: OTHER, until: tomorrow() });
    const asked = await ask();
    await approve(asked, OTHER);
    await expect(approve(asked, PLATFORM)).rejects.toEqual(
      refused('not-an-approver'),
    );
    await expect(approve(asked, OTHER)).rejects.toEqual(
      refused('already-decided'),
    );
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, () => approve(asked, OTHER)),
    );
    expect(results.map(({ status }) => status)).toEqual(
      Array(6).fill('rejected'),
    );
    expect(await approve(asked, LEAD)).toMatchObject({ state: 'approved' });
  });

  it('for two requirements with one human in both groups', async () => {
    const { entities } = catalogWith(
      [PLATFORM],
      [
        group('group:default/security', { members: [SECURITY, PLATFORM] }),
        user(PLATFORM, {
          memberOf: [PLATFORM_GROUP, 'group:default/security'],
        }),
      ],
    );
    const { ask, approve, mint } = await start({
      entities,
      approvers: [...one, { from: ['group:default/security'], minimum: 1 }],
    });
    const asked = await ask();
    expect(await approve(asked, PLATFORM)).toMatchObject({ state: 'open' });
    await expect(mint(asked)).rejects.toEqual(refused('approval-needed'));
    expect(await approve(asked, SECURITY)).toMatchObject({ state: 'approved' });
  });

  it('what is withdrawn, superseded, redeemed, or seen as something else', async () => {
    const { harness, ask, approve, redeem } = await start();
    const withdrawn = await ask('us-east-1');
    await expect(
      harness.as(PLATFORM).withdrawApproval(withdrawn.id, { what: 'request' }),
    ).rejects.toEqual(refused('approval-closed'));
    await harness
      .as(DEVELOPER)
      .withdrawApproval(withdrawn.id, { what: 'request' });
    const superseded = await ask('us-east-2');
    const used = await ask('us-west-1');
    await expect(
      approve({ ...used, fingerprint: superseded.fingerprint }, PLATFORM),
    ).rejects.toEqual(refused('fingerprint-differs'));
    await approve(used, PLATFORM);
    await redeem(used);
    for (const closed of [withdrawn, superseded, used]) {
      await expect(approve(closed, PLATFORM)).rejects.toEqual(
        refused('approval-closed'),
      );
    }
    await expect(redeem(used)).rejects.toEqual(
      expect.objectContaining({
        code: expect.stringMatching(/decision-spent|approval-needed/),
      }),
    );
  });

  it('what has expired, also where the clock of this replica is moved back', async () => {
    const { ask, approve, mint, harness } = await start({
      config: { approvals: { timeToLive: { seconds: 2 } } },
    });
    const late = await ask('us-east-1');
    const ready = await ask('us-east-1');
    expect(ready.id).toBe(late.id);
    await approve(ready, PLATFORM);
    const open = await ask('us-west-1');
    await setTimeout(2500);
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now - 3_600_000);
    await expect(approve(open, PLATFORM)).rejects.toEqual(
      refused('approval-closed'),
    );
    await expect(mint(ready)).rejects.toEqual(refused('approval-needed'));
    expect(await harness.as(DEVELOPER).getApproval(ready.id)).toMatchObject({
      state: 'expired',
    });
    // the time is over for the old one alone: asking again is a request of its own
    expect((await ask('us-west-1')).id).not.toBe(open.id);
  });

  it('with a session where policy asks for a passkey', async () => {
    const approvers: ApprovalRequirement[] = [
      { ...one[0], consent: 'passkey' },
    ];
    const { harness, ask, approve } = await start({ approvers });
    const asked = await ask();
    expect(await harness.as(PLATFORM).getApproval(asked.id)).toMatchObject({
      eligibility: { canDecide: true, consent: 'passkey' },
    });
    await expect(approve(asked, PLATFORM)).rejects.toEqual(
      refused('passkey-needed'),
    );
    const off = await start({
      approvers,
      config: { approvals: { passkeys: 'off' } },
    });
    expect(await off.approve(await off.ask(), PLATFORM)).toMatchObject({
      state: 'approved',
      consents: [{ means: 'session' }],
    });
  });

  it('with words that would be something else where they are shown or stored', async () => {
    const { harness, knex } = await start();
    const reason =
      "'); drop table approvals; -- <img src=x onerror=alert(1)> ${{ secrets.token }} \u202egnp.exe \u0000";
    const { id } = await harness.as(DEVELOPER).decide(
      harness.request({
        evidence: { document: environmentPlan({ region: 'us-east-1' }) },
      }),
    );
    const asked = await harness
      .as(DEVELOPER)
      .requestApproval({ decision: id, reason });
    expect(asked.reason).toBe(
      "'); drop table approvals; -- <img src=x onerror=alert(1)> ${{ secrets.token }} \\u{202e}gnp.exe \\u{0000}",
    );
    expect(asked.consentText).not.toContain('drop table');
    expect(await knex('approvals')).toHaveLength(1);
    expect(CHECKOUT).toBe(asked.target.ref);
  });

  it('with a token of nobody', async () => {
    const { harness, ask } = await start();
    const asked = await ask();
    for (const token of [
      mockCredentials.none.header(),
      mockCredentials.user.invalidToken(),
    ]) {
      await expect(
        approveWith(
          GuardrailsClient.forServer({ server: harness.url, token }),
          asked,
        ),
      ).rejects.toThrow();
    }
  });
});

function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString();
}
