import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import {
  ApprovalScenario,
  ASKED,
  catalogWith,
} from '../__testUtils__/ApprovalScenario';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { faultsOf } from '../__testUtils__/conformsTo';
import { component, people } from '../__testUtils__/GuardrailsHarness';

const { DEVELOPER, LEAD, OTHER, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'handing over an open request on %s',
  databaseId => {
    const start = async (approvers: ApprovalRequirement[]) =>
      ApprovalScenario.start({
        knex: await databases.init(databaseId),
        entities: catalogWith(
          [PLATFORM, OTHER, LEAD],
          ['handed-over', 'handed-back', 'taken-back'].map(name =>
            component(name, 'group:default/payments', 'checkout'),
          ),
        ).entities,
        approvers,
      });

    /** Where one of three is enough. Each of its tests is about an entity of its own. */
    let story: ApprovalScenario;
    beforeAll(async () => {
      story = await start([{ from: [ASKED], minimum: 1 }]);
    });

    it('passes the part on, tells both sides, and brings nothing that was not there', async () => {
      const ref = 'component:default/handed-over';
      const asked = await story.ask({ ref });
      const candidates = await story
        .as(PLATFORM)
        .listHandoverCandidates(asked.id);
      expect(candidates).toEqual([LEAD, OTHER].sort());
      expect(
        faultsOf({
          path: '/approvals/{id}/handover',
          method: 'get',
          status: 200,
          body: { people: candidates },
        }),
      ).toEqual([]);

      const reason = 'You know this region';
      const handover = {
        from: PLATFORM,
        to: OTHER,
        reason,
        at: expect.any(String),
      };
      const handed = await story
        .as(PLATFORM)
        .handOver(asked.id, { to: OTHER, reason });
      expect(handed).toMatchObject({
        state: 'open',
        handovers: [handover],
        handedToYou: [],
        asked: asked.asked,
        eligibility: {
          canDecide: false,
          code: 'handed-over',
          reason: expect.stringContaining(OTHER),
        },
      });
      expect(
        faultsOf({
          path: '/approvals/{id}/handover',
          method: 'post',
          status: 200,
          body: handed,
        }),
      ).toEqual([]);

      const box = async (person: string, name: 'mine' | 'handed') => {
        const page = await story
          .as(person)
          .listApprovals({ filter: { box: name, entity: ref } });
        return page.items.map(item => [item.id, item.handedToYou]);
      };
      expect(await box(PLATFORM, 'mine')).toEqual([]);
      expect(await box(OTHER, 'mine')).toEqual([[asked.id, [handover]]]);
      expect(await box(OTHER, 'handed')).toEqual([[asked.id, [handover]]]);
      expect(await box(LEAD, 'mine')).toEqual([[asked.id, []]]);
      expect(await box(LEAD, 'handed')).toEqual([]);
      expect(await box(PLATFORM, 'handed')).toEqual([]);

      await expect(story.approve(asked, PLATFORM)).rejects.toEqual(
        refused('handed-over'),
      );
      expect(await story.approve(asked, OTHER)).toMatchObject({
        state: 'approved',
        requirements: [{ given: 1, met: true }],
      });
      await story.redeem(asked);

      const { decision } = asked.subject as { decision: string };
      const { timeline } = await story.as(DEVELOPER).getDecision(decision);
      expect(timeline).toContainEqual({
        at: expect.any(String),
        kind: 'handed-over',
        actor: PLATFORM,
        detail: `To ${OTHER}: ${reason}`,
      });
      const announced = await story
        .knex('announcements')
        .where({ topic: 'approval.handed-over' });
      expect(
        announced
          .map(({ content }) => JSON.parse(content))
          .filter(({ link }) => link.endsWith(decision)),
      ).toEqual([
        expect.objectContaining({
          title: `Assigned to you by ${PLATFORM}: ${asked.title}`,
          link: `/guardrails/decisions/${decision}`,
          recipients: [OTHER],
        }),
      ]);
      const payloads = await story.knex('ledger_payloads').select('payload');
      expect(payloads.map(({ payload }) => JSON.parse(payload))).toContainEqual(
        expect.objectContaining({
          event: 'handed-over',
          approval: asked.id,
          by: PLATFORM,
          to: OTHER,
          reason,
        }),
      );
    });

    it('lets whoever holds it hand it back, once', async () => {
      const ref = 'component:default/handed-back';
      const asked = await story.ask({ ref });
      const reason = 'On leave';
      await story.as(PLATFORM).handOver(asked.id, { to: OTHER, reason });
      await story.as(LEAD).handOver(asked.id, { to: OTHER, reason });
      const back = await story.as(OTHER).handBack(asked.id, { from: PLATFORM });
      expect(back).toMatchObject({
        handedToYou: [{ from: LEAD, to: OTHER }],
        handovers: [
          { from: PLATFORM, to: OTHER, returnedAt: expect.any(String) },
          { from: LEAD, to: OTHER },
        ],
      });
      expect(
        faultsOf({
          path: '/approvals/{id}/handback',
          method: 'post',
          status: 200,
          body: back,
        }),
      ).toEqual([]);
      for (const from of [PLATFORM, DEVELOPER]) {
        await expect(
          story.as(OTHER).handBack(asked.id, { from }),
        ).rejects.toEqual(refused('not-found'));
      }
      const mine = await story
        .as(PLATFORM)
        .listApprovals({ filter: { box: 'mine', entity: ref } });
      expect(mine.items.map(({ id }) => id)).toEqual([asked.id]);
      expect(await story.as(PLATFORM).listHandoverCandidates(asked.id)).toEqual(
        [],
      );
      await expect(
        story.as(PLATFORM).handOver(asked.id, { to: OTHER, reason }),
      ).rejects.toEqual(refused('handover-invalid'));
      expect(await story.approve(asked, PLATFORM)).toMatchObject({
        state: 'approved',
      });
    });

    it('waits again for its holder once a consent is taken back', async () => {
      const ref = 'component:default/taken-back';
      const asked = await story.ask({ ref });
      const reason = 'Busy';
      await story.as(PLATFORM).handOver(asked.id, { to: OTHER, reason });
      await story.approve(asked, OTHER);
      await story.as(OTHER).withdrawApproval(asked.id, { what: 'consent' });
      const inbox = async (person: string) => {
        const filter = { box: 'mine', entity: ref } as const;
        const { items } = await story.as(person).listApprovals({ filter });
        return items.map(({ id }) => id);
      };
      expect(await inbox(PLATFORM)).toEqual([]);
      expect(await inbox(OTHER)).toEqual([asked.id]);
      expect(await story.approve(asked, OTHER)).toMatchObject({
        state: 'approved',
      });
    });

    it('is kept through an escalation', async () => {
      const other = await start([
        {
          from: [ASKED],
          minimum: 1,
          escalation: {
            afterMinutes: 10,
            to: ['group:default/security', ASKED],
          },
        },
      ]);
      const asked = await other.ask();
      await other
        .as(PLATFORM)
        .handOver(asked.id, { to: OTHER, reason: 'Busy' });
      await other.age(asked, 11);
      await other.sweep();
      await expect(other.approve(asked, PLATFORM)).rejects.toEqual(
        refused('handed-over'),
      );
      const { items } = await other
        .as(PLATFORM)
        .listApprovals({ filter: { box: 'mine' } });
      expect(items).toEqual([]);
    });
  },
);
