import type { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import {
  ApprovalScenario,
  ASKED,
  catalogWith,
  tomorrow,
} from '../__testUtils__/ApprovalScenario';
import { people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { user } from '../__testUtils__/organisation';
import { Seals } from '../record/seals';

const { DEVELOPER, LEAD, OTHER, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
const invalid = refused('handover-invalid');
const reason = 'Busy';

jest.setTimeout(60_000);

const one: ApprovalRequirement[] = [{ from: [ASKED], minimum: 1 }];

describe.each(databases.eachSupportedId())(
  'handing a request over on %s',
  databaseId => {
    const start = async (
      options: Omit<Parameters<typeof ApprovalScenario.start>[0], 'knex'> = {},
    ) =>
      ApprovalScenario.start({
        knex: await databases.init(databaseId),
        approvers: one,
        entities: catalogWith([PLATFORM, OTHER, LEAD]).entities,
        ...options,
      });
    const handovers = (story: ApprovalScenario) =>
      story.knex('approval_handovers');

    it('to the requester, to somebody who was not asked, to nobody, to oneself', async () => {
      const { entities, set } = catalogWith([PLATFORM, OTHER, DEVELOPER]);
      const story = await start({ entities });
      const asked = await story.ask();
      // Joined since, and so in the group, but not among those asked.
      set(LEAD, true);
      for (const to of [
        DEVELOPER,
        'User:Default/Developer-Payments',
        LEAD,
        SECURITY,
        'user:default/nobody',
        'user:default/le\u0430d',
        ASKED,
        'plugin:scaffolder',
        PLATFORM,
        'User:Default/PLATFORM-engineer',
      ]) {
        await expect(
          story.as(PLATFORM).handOver(asked.id, { to, reason }),
        ).rejects.toEqual(invalid);
      }
      set(OTHER, false);
      await expect(
        story.as(PLATFORM).handOver(asked.id, { to: OTHER, reason }),
      ).rejects.toEqual(invalid);
      expect(await handovers(story)).toEqual([]);
    });

    it('to an account of one’s own, linked before or after', async () => {
      const second = 'user:default/second-account';
      const linked = user(second, { memberOf: [ASKED], person: PLATFORM });
      const { entities } = catalogWith([PLATFORM, OTHER, second], [linked]);
      const story = await start({ entities });
      const asked = await story.ask();
      await expect(
        story.as(PLATFORM).handOver(asked.id, { to: second, reason }),
      ).rejects.toEqual(invalid);
      await story.as(PLATFORM).handOver(asked.id, { to: OTHER, reason });
      await expect(story.approve(asked, second)).rejects.toEqual(
        refused('handed-over'),
      );

      delete linked.metadata.annotations;
      const later = await story.ask({ region: 'us-west-1' });
      await story.as(PLATFORM).handOver(later.id, { to: OTHER, reason });
      linked.metadata.annotations = { 'guardrails/person': PLATFORM };
      await expect(story.approve(later, second)).rejects.toEqual(
        refused('handed-over'),
      );
    });

    it('in a ring of two or three, also where all ends are put on record at the same moment', async () => {
      const story = await start();
      const asked = await story.ask();
      await story.as(PLATFORM).handOver(asked.id, { to: OTHER, reason });
      for (const to of [PLATFORM, LEAD]) {
        await expect(
          story.as(OTHER).handOver(asked.id, { to, reason }),
        ).rejects.toEqual(invalid);
      }

      const crossed = await story.ask({ region: 'us-west-1' });
      const results = await Promise.allSettled(
        [
          [PLATFORM, OTHER],
          [OTHER, LEAD],
          [LEAD, PLATFORM],
        ].map(([from, to]) =>
          story.as(from).handOver(crossed.id, { to, reason }),
        ),
      );
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
      ]);
      const [handover] = await handovers(story).where({
        approval_id: crossed.id,
      });
      expect(await story.approve(crossed, handover.taker)).toMatchObject({
        state: 'approved',
      });
    });

    it('and deciding all the same: at the same moment, or through whoever stands in', async () => {
      const { entities } = catalogWith([PLATFORM, LEAD]);
      const story = await start({ entities });
      await story.as(PLATFORM).delegate({ to: OTHER, until: tomorrow() });
      const asked = await story.ask();
      const [handed, approved] = await Promise.allSettled([
        story.as(PLATFORM).handOver(asked.id, { to: LEAD, reason }),
        story.approve(asked, PLATFORM),
      ]);
      expect([handed.status, approved.status].sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);

      const again = await story.ask({ region: 'us-west-1' });
      await story.as(PLATFORM).handOver(again.id, { to: LEAD, reason });
      await expect(story.approve(again, OTHER)).rejects.toEqual(
        refused('not-an-approver'),
      );
    });

    it('and deciding all the same: while the decision reads the request', async () => {
      const story = await start();
      const asked = await story.ask();
      const { require } = Seals.prototype;
      const handsOverFirst = jest
        .spyOn(Seals.prototype, 'require')
        .mockImplementation(async function first(this: Seals, knex, claims) {
          if (claims.some(({ table }) => table === 'approvals')) {
            handsOverFirst.mockRestore();
            await story.as(PLATFORM).handOver(asked.id, { to: LEAD, reason });
          }
          return require.call(this, knex, claims);
        });
      await expect(story.approve(asked, PLATFORM)).rejects.toEqual(
        refused('handed-over'),
      );
      expect(await handovers(story)).toHaveLength(1);
    });

    it('after a word was given: one’s own, that of whoever stands in, that of the other', async () => {
      const third = 'user:default/third';
      const { entities } = catalogWith(
        [PLATFORM, LEAD, third],
        [user(third, { memberOf: [ASKED] })],
      );
      const story = await start({
        entities,
        approvers: [{ from: [ASKED], minimum: 2 }],
      });
      await story.as(LEAD).delegate({ to: OTHER, until: tomorrow() });
      const asked = await story.ask();
      await story.approve(asked, OTHER);
      await expect(
        story.as(LEAD).handOver(asked.id, { to: third, reason }),
      ).rejects.toEqual(refused('not-an-approver'));
      await expect(
        story.as(PLATFORM).handOver(asked.id, { to: LEAD, reason }),
      ).rejects.toEqual(invalid);

      const other = await story.ask({ region: 'us-west-1' });
      await story.approve(other, PLATFORM);
      await expect(
        story.as(PLATFORM).handOver(other.id, { to: third, reason }),
      ).rejects.toEqual(refused('already-decided'));
      await expect(
        story.as(third).handOver(other.id, { to: PLATFORM, reason }),
      ).rejects.toEqual(invalid);
      expect(await handovers(story)).toEqual([]);
    });

    it('what somebody only stands in for, or has no part in', async () => {
      const { entities } = catalogWith([PLATFORM, LEAD]);
      const story = await start({ entities });
      await story.as(PLATFORM).delegate({ to: OTHER, until: tomorrow() });
      const asked = await story.ask();
      await expect(
        story.as(OTHER).handOver(asked.id, { to: LEAD, reason }),
      ).rejects.toEqual(refused('not-an-approver'));
      await expect(
        story.as(DEVELOPER).handOver(asked.id, { to: LEAD, reason }),
      ).rejects.toEqual(refused('not-independent'));
      for (const call of [
        (client: GuardrailsClient) => client.listHandoverCandidates(asked.id),
        (client: GuardrailsClient) =>
          client.handOver(asked.id, { to: LEAD, reason }),
        (client: GuardrailsClient) => client.handBack(asked.id, { from: LEAD }),
      ]) {
        await expect(call(story.as('user:default/nobody'))).rejects.toEqual(
          refused('not-found'),
        );
      }
    });

    it('what is closed: decided, withdrawn, expired', async () => {
      const story = await start();
      const approved = await story.ask();
      await story.approve(approved, LEAD);
      const withdrawn = await story.ask({ region: 'us-west-1' });
      await story.as(OTHER).handOver(withdrawn.id, { to: LEAD, reason });
      await story
        .as(DEVELOPER)
        .withdrawApproval(withdrawn.id, { what: 'request' });
      const expired = await story.ask({ region: 'us-west-2' });
      await story.age(expired, 60 * 24 * 30);
      for (const { id } of [approved, withdrawn, expired]) {
        await expect(
          story.as(PLATFORM).handOver(id, { to: LEAD, reason }),
        ).rejects.toEqual(refused('approval-closed'));
        await expect(
          story.as(PLATFORM).listHandoverCandidates(id),
        ).rejects.toEqual(refused('approval-closed'));
      }
      await expect(
        story.as(LEAD).handBack(withdrawn.id, { from: OTHER }),
      ).rejects.toEqual(refused('approval-closed'));
    });

    it('and taking it back oneself, or giving back what another holds', async () => {
      const story = await start();
      const asked = await story.ask();
      await story.as(PLATFORM).handOver(asked.id, { to: OTHER, reason });
      for (const person of [PLATFORM, LEAD]) {
        await expect(
          story.as(person).handBack(asked.id, { from: PLATFORM }),
        ).rejects.toEqual(refused('not-found'));
      }
      await expect(story.approve(asked, PLATFORM)).rejects.toEqual(
        refused('handed-over'),
      );
    });

    it('by service, bot, agent, or in the name of somebody', async () => {
      const story = await start();
      const asked = await story.ask();
      await story.as(PLATFORM).handOver(asked.id, { to: OTHER, reason });
      for (const client of [
        story.harness.asService(),
        story.harness.asTask(LEAD),
        story.harness.asTask(OTHER, 'plugin:mcp-actions'),
        story.harness.asTask(OTHER, 'plugin:guardrails'),
      ]) {
        await expect(
          client.handOver(asked.id, { to: OTHER, reason }),
        ).rejects.toEqual(refused('humans-only'));
        await expect(
          client.handBack(asked.id, { from: PLATFORM }),
        ).rejects.toEqual(refused('humans-only'));
        await expect(client.listHandoverCandidates(asked.id)).rejects.toEqual(
          refused('humans-only'),
        );
      }
    });

    it('without a reason, or with one that looks like something else', async () => {
      const story = await start();
      const asked = await story.ask();
      for (const empty of ['', ' \n ']) {
        await expect(
          story.as(PLATFORM).handOver(asked.id, { to: OTHER, reason: empty }),
        ).rejects.toEqual(refused('bad-request'));
      }
      const { handovers: shown } = await story.as(PLATFORM).handOver(asked.id, {
        to: OTHER,
        reason: "'); drop table approvals; -- <b>\u202egnp.exe",
      });
      expect(shown[0].reason).toBe(
        "'); drop table approvals; -- <b>\\u{202e}gnp.exe",
      );
    });
  },
);
