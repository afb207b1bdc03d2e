import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import {
  ApprovalScenario,
  oneOfAsked,
  tomorrow,
} from '../__testUtils__/ApprovalScenario';
import { faultsOf } from '../__testUtils__/conformsTo';
import { CHECKOUT, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);

const both: ApprovalRequirement[] = [
  ...oneOfAsked,
  { from: ['owner', 'group:default/security'], minimum: 1 },
];

describe.each(databases.eachSupportedId())('approvals on %s', databaseId => {
  const start = async (
    options: Omit<Parameters<typeof ApprovalScenario.start>[0], 'knex'> = {},
  ) =>
    ApprovalScenario.start({
      knex: await databases.init(databaseId),
      ...options,
    });

  it('are in the boxes of those who have a part, and of nobody else', async () => {
    const story = await start({ approvers: both });
    const open = await story.ask();
    const boxes = async (person: string) => {
      const client = story.as(person);
      const [mine, asked, all] = await Promise.all(
        (['mine', 'asked', 'all'] as const).map(box =>
          client.listApprovals({ filter: { box } }),
        ),
      );
      return [mine, asked, all].map(({ items }) => items.length);
    };
    expect(await boxes(DEVELOPER)).toEqual([0, 1, 1]);
    expect(await boxes(LEAD)).toEqual([1, 0, 1]);
    expect(await boxes(PLATFORM)).toEqual([1, 0, 1]);
    expect(await boxes(OTHER)).toEqual([0, 0, 0]);
    await expect(story.as(OTHER).getApproval(open.id)).rejects.toEqual(
      refused('not-found'),
    );
    await story.approve(open, PLATFORM);
    expect(await boxes(PLATFORM)).toEqual([0, 0, 1]);
    await story.as(DEVELOPER).withdrawApproval(open.id, { what: 'request' });
    expect(await boxes(LEAD)).toEqual([0, 0, 1]);
    const page = await story
      .as(SECURITY)
      .listApprovals({ filter: { state: ['withdrawn'], entity: CHECKOUT } });
    expect(page.items.map(({ state }) => state)).toEqual(['withdrawn']);
    expect(
      faultsOf({ path: '/approvals', method: 'get', status: 200, body: page }),
    ).toEqual([]);
  });

  it('page through an inbox without repeating or leaving out', async () => {
    const story = await start({ approvers: both });
    const made: string[] = [];
    for (const region of ['us-east-1', 'us-east-2', 'us-west-1']) {
      made.unshift((await story.ask({ region })).id);
    }
    for (const person of [SECURITY, LEAD]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await story.as(person).listApprovals({
          filter: { state: ['open', 'superseded'] },
          limit: 2,
          cursor,
        });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(made);
    }
  });

  it('let somebody stand in who was named before', async () => {
    const story = await start({ approvers: oneOfAsked });
    await story.as(PLATFORM).delegate({ to: OTHER, until: tomorrow() });
    const asked = await story.ask();
    const seen = await story.as(OTHER).getApproval(asked.id);
    expect(seen.eligibility).toEqual({
      canDecide: true,
      consent: 'session',
      standsInFor: [PLATFORM],
    });
    expect(await story.approve(asked, OTHER)).toMatchObject({
      state: 'approved',
      consents: [{ person: OTHER, delegatedBy: PLATFORM }],
    });
    const [given] = await story.as(PLATFORM).listDelegations();
    await story.as(PLATFORM).revokeDelegation(given.id);
    expect(await story.as(OTHER).listDelegations()).toEqual([
      { ...given, revokedAt: expect.any(String) },
    ]);
    const told = await story
      .knex('announcements')
      .where('topic', 'like', 'delegation.%')
      .orderBy('sequence');
    expect(
      told.map(({ topic, content }) => [topic, JSON.parse(content).recipients]),
    ).toEqual([
      ['delegation.given', [PLATFORM, OTHER]],
      ['delegation.revoked', [PLATFORM, OTHER]],
    ]);
  });

  it('ask a second group once nobody has decided in time', async () => {
    const story = await start({
      approvers: [
        {
          ...oneOfAsked[0],
          escalation: { afterMinutes: 30, to: ['group:default/security'] },
        },
      ],
    });
    const asked = await story.ask();
    await expect(story.approve(asked, SECURITY)).rejects.toEqual(
      refused('not-an-approver'),
    );
    await story.sweep();
    expect((await story.as(SECURITY).getApproval(asked.id)).asked).toEqual([
      PLATFORM,
    ]);
    await story.age(asked, 31);
    await story.sweep();
    await story.sweep();
    expect(await story.as(SECURITY).getApproval(asked.id)).toMatchObject({
      asked: [PLATFORM, SECURITY],
      requirements: [{ escalatedAt: expect.any(String) }],
      eligibility: { canDecide: true },
    });
    const told = await story
      .knex('announcements')
      .where({ topic: 'approval.escalated' });
    expect(told.map(({ content }) => JSON.parse(content).recipients)).toEqual([
      [SECURITY],
    ]);
    expect(await story.approve(asked, SECURITY)).toMatchObject({
      state: 'approved',
    });
  });

  it('are denied by the end of their time, which is written down once', async () => {
    const story = await start();
    const asked = await story.ask();
    await story.age(asked, 73 * 60);
    expect(await story.as(PLATFORM).getApproval(asked.id)).toMatchObject({
      state: 'expired',
      eligibility: { canDecide: false, code: 'approval-closed' },
    });
    await Promise.all([story.sweep(), story.sweep()]);
    const told = await story
      .knex('announcements')
      .where({ topic: 'approval.expired' });
    expect(told.map(({ content }) => JSON.parse(content).recipients)).toEqual([
      [DEVELOPER],
    ]);
    const { items } = await story
      .as(SECURITY)
      .listApprovals({ filter: { state: ['expired'] } });
    expect(items.map(({ id }) => id)).toEqual([asked.id]);
  });

  it('put everything on the ledger and tell those who are concerned', async () => {
    const story = await start({ approvers: both });
    const asked = await story.ask();
    await story.approve(asked, PLATFORM);
    await story.approve(asked, SECURITY);
    const announced = await story
      .knex('announcements')
      .where('topic', 'like', 'approval.%')
      .orderBy('sequence');
    expect(
      announced.map(({ topic, content }) => [
        topic,
        JSON.parse(content).recipients,
      ]),
    ).toEqual([
      ['approval.requested', [PLATFORM, SECURITY, LEAD]],
      ['approval.consented', []],
      ['approval.consented', []],
      ['approval.approved', [DEVELOPER]],
    ]);
    const entries = await story
      .as(SECURITY)
      .listLedgerEntries({ filter: { subject: asked.id } });
    expect(entries.items.map(({ kind }) => kind)).toEqual(
      Array(4).fill('approval'),
    );
  });
});
