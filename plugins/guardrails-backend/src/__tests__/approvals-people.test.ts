import {
  ApprovalScenario,
  oneOfAsked,
  tomorrow,
} from '../__testUtils__/ApprovalScenario';
import { binding, component, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { Seals } from '../record/seals';

const { DEVELOPER, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);

/** Requests are about an entity, so each test has one of its own. */
const names = ['taken-back', 'stood-in-for', 'expired'] as const;
const own = (name: (typeof names)[number]) => `component:default/${name}`;

describe.each(databases.eachSupportedId())('approvals on %s', databaseId => {
  let story: ApprovalScenario;

  beforeAll(async () => {
    story = await ApprovalScenario.start({
      knex: await databases.init(databaseId),
      entities: names.map(name =>
        component(name, 'group:default/payments', 'checkout'),
      ),
      approvers: oneOfAsked,
    });
  });

  it('can be taken back until they are used', async () => {
    const ref = own('taken-back');
    const asked = await story.ask({ ref });
    await story.approve(asked, PLATFORM);
    const back = await story
      .as(PLATFORM)
      .withdrawApproval(asked.id, { what: 'consent' });
    expect(back).toMatchObject({
      state: 'open',
      requirements: [{ given: 0, met: false }],
      consents: [{ person: PLATFORM, withdrawnAt: expect.any(String) }],
      eligibility: { canDecide: true, consent: 'session' },
    });
    const inbox = await story
      .as(PLATFORM)
      .listApprovals({ filter: { box: 'mine', entity: ref } });
    expect(inbox.items.map(({ id }) => id)).toEqual([asked.id]);
    await story.approve(asked, PLATFORM);

    const task = story.harness.asTask(DEVELOPER);
    const { decision } = asked.subject as { decision: string };
    const grant = await task.mintGrant({ decision, binding });
    await story.as(PLATFORM).withdrawApproval(asked.id, { what: 'consent' });
    await expect(task.redeemGrant(grant.id, binding)).rejects.toEqual(
      refused('approval-needed'),
    );
    await story.approve(asked, PLATFORM);
    await task.redeemGrant(grant.id, binding);
    for (const what of ['consent', 'request'] as const) {
      await expect(
        story
          .as(what === 'consent' ? PLATFORM : DEVELOPER)
          .withdrawApproval(asked.id, { what }),
      ).rejects.toEqual(refused('approval-closed'));
    }
  });

  it('let somebody stand in who was named before', async () => {
    const ref = own('stood-in-for');
    await story.as(PLATFORM).delegate({ to: OTHER, until: tomorrow() });
    const asked = await story.ask({ ref });
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

  it('are denied by the end of their time, which is written down once', async () => {
    const ref = own('expired');
    const asked = await story.ask({ ref });
    await story.age(asked, 73 * 60);
    expect(await story.as(PLATFORM).getApproval(asked.id)).toMatchObject({
      state: 'expired',
      eligibility: { canDecide: false, code: 'approval-closed' },
    });
    await Promise.all([story.sweep(), story.sweep()]);
    expect(await story.announced(asked, 'approval.expired')).toEqual([
      { topic: 'approval.expired', recipients: [DEVELOPER] },
    ]);
    const { items } = await story
      .as(SECURITY)
      .listApprovals({ filter: { state: ['expired'], entity: ref } });
    expect(items.map(({ id }) => id)).toEqual([asked.id]);
  });

  it('ask a second group once nobody has decided in time', async () => {
    const knex = await databases.init(databaseId);
    const escalating = await ApprovalScenario.start({
      knex,
      approvers: [
        {
          ...oneOfAsked[0],
          escalation: { afterMinutes: 30, to: ['group:default/security'] },
        },
      ],
    });
    const asked = await escalating.ask();
    await expect(escalating.approve(asked, SECURITY)).rejects.toEqual(
      refused('not-an-approver'),
    );
    await escalating.sweep();
    expect((await escalating.as(SECURITY).getApproval(asked.id)).asked).toEqual(
      [PLATFORM],
    );
    await escalating.age(asked, 31);
    await escalating.sweep();
    await escalating.sweep();
    expect(await escalating.as(SECURITY).getApproval(asked.id)).toMatchObject({
      asked: [PLATFORM, SECURITY],
      requirements: [{ escalatedAt: expect.any(String) }],
      eligibility: { canDecide: true },
    });
    const told = await escalating
      .knex('announcements')
      .where({ topic: 'approval.escalated' });
    expect(told.map(({ content }) => JSON.parse(content).recipients)).toEqual([
      [SECURITY],
    ]);
    expect(await escalating.approve(asked, SECURITY)).toMatchObject({
      state: 'approved',
    });

    // The second group is not asked where the first one decides after the schedule has found it due.
    const decided = await escalating.ask({ region: 'us-east-2' });
    await escalating.sweep();
    await escalating.age(decided, 31);
    const { believed } = Seals.prototype;
    const approvesFirst = jest
      .spyOn(Seals.prototype, 'believed')
      .mockImplementation(async function first(this: Seals, db, table, rows) {
        if (rows.some(row => 'id' in row && row.id === decided.id)) {
          approvesFirst.mockRestore();
          await escalating.approve(decided, PLATFORM);
        }
        return believed.call(this, db, table, rows);
      });
    await escalating.sweep();
    expect(await escalating.as(PLATFORM).getApproval(decided.id)).toMatchObject(
      { state: 'approved', asked: [PLATFORM] },
    );
    expect(
      await knex('approval_escalations').where({ approval_id: decided.id }),
    ).toEqual([]);
  });
});
