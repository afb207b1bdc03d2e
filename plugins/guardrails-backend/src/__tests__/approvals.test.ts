import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import {
  ApprovalScenario,
  oneOfAsked,
} from '../__testUtils__/ApprovalScenario';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { faultsOf } from '../__testUtils__/conformsTo';
import { binding, component, people } from '../__testUtils__/GuardrailsHarness';
import { Seals } from '../record/seals';

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

/** Requests are about an entity, so each test has one of its own. */
const names = [
  'whole-story',
  'replaced',
  'many-calls',
  'same-moment',
  'rejected',
  'in-boxes',
  'in-pages',
  'while-read',
  'on-the-ledger',
] as const;
const own = (name: (typeof names)[number]) => `component:default/${name}`;

describe.each(databases.eachSupportedId())('approvals on %s', databaseId => {
  let story: ApprovalScenario;

  beforeAll(async () => {
    story = await ApprovalScenario.start({
      knex: await databases.init(databaseId),
      entities: names.map(name =>
        component(name, 'group:default/payments', 'checkout'),
      ),
      approvers: both,
    });
  });

  it('take a change from the question to its use, and tell the whole story', async () => {
    const ref = own('whole-story');
    const decision = await story.decide({ ref });
    const task = story.harness.asTask(DEVELOPER);
    await expect(
      task.mintGrant({ decision: decision.id, binding }),
    ).rejects.toEqual(refused('approval-needed'));

    const asked = await story
      .as(DEVELOPER)
      .requestApproval({ decision: decision.id, reason: 'Launch on Friday' });
    expect(asked).toMatchObject({
      state: 'open',
      subject: { kind: 'change', decision: decision.id },
      title: `Provision ${ref} in sandbox: 1 create`,
      fingerprint: decision.fingerprint,
      reason: 'Launch on Friday',
      requester: DEVELOPER,
      target: { ref, environment: 'sandbox' },
      // the requester's own team is asked as the owner, without the requester
      asked: [PLATFORM, SECURITY, LEAD],
      participants: [
        { person: DEVELOPER, duty: 'request', source: 'decision' },
      ],
      requirements: [
        { ...both[0], given: 0, met: false },
        {
          from: ['group:default/security', 'group:default/payments'],
          minimum: 1,
          given: 0,
          met: false,
        },
      ],
      consents: [],
      eligibility: { canDecide: false, code: 'not-independent' },
    });
    expect(asked.consentText).toContain(decision.fingerprint);
    expect(
      faultsOf({
        path: '/decisions/{id}/approval',
        method: 'post',
        status: 201,
        body: asked,
      }),
    ).toEqual([]);

    const halfway = await story.approve(asked, PLATFORM);
    expect(halfway).toMatchObject({
      state: 'open',
      requirements: [
        { given: 1, met: true },
        { given: 0, met: false },
      ],
      eligibility: { canDecide: false, code: 'already-decided' },
    });
    await expect(
      task.mintGrant({ decision: decision.id, binding }),
    ).rejects.toEqual(refused('approval-needed'));
    expect(await story.approve(asked, LEAD)).toMatchObject({
      state: 'approved',
      requirements: [{ met: true }, { met: true }],
      consents: [
        { person: PLATFORM, kind: 'approve', means: 'session' },
        { person: LEAD, kind: 'approve', means: 'session' },
      ],
    });

    const grant = await task.mintGrant({ decision: decision.id, binding });
    await task.redeemGrant(grant.id, binding);
    const used = await story.as(DEVELOPER).getApproval(asked.id);
    expect(used).toMatchObject({
      state: 'redeemed',
      redeemedAt: expect.any(String),
    });
    expect(
      faultsOf({
        path: '/approvals/{id}',
        method: 'get',
        status: 200,
        body: used,
      }),
    ).toEqual([]);

    const detail = await story.as(PLATFORM).getDecision(decision.id);
    expect(detail.approval).toEqual({ id: asked.id, state: 'redeemed' });
    expect(detail.timeline.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['requested', DEVELOPER],
      ['judged', undefined],
      ['approval-requested', DEVELOPER],
      ['approved', PLATFORM],
      ['approved', LEAD],
      ['grant-minted', 'plugin:scaffolder'],
      ['grant-redeemed', 'plugin:scaffolder'],
    ]);
  });

  it('answer the same request for the same change, and replace it for another', async () => {
    const ref = own('replaced');
    const first = await story.ask({ ref });
    const again = await story.decide({ ref });
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        story.as(DEVELOPER).requestApproval({ decision: again.id }),
      ),
    );
    expect(answers.map(({ id }) => id)).toEqual(Array(3).fill(first.id));

    const other = await story.ask({ ref, region: 'us-west-2' });
    expect(other.supersedes).toBe(first.id);
    expect(other.parts.changes).not.toBe(first.parts.changes);
    expect(other.parts.target).toBe(first.parts.target);
    expect(await story.as(PLATFORM).getApproval(first.id)).toMatchObject({
      state: 'superseded',
      eligibility: { canDecide: false, code: 'approval-closed' },
    });
    await expect(story.approve(first, PLATFORM)).rejects.toEqual(
      refused('approval-closed'),
    );

    // An approved request stays beside a later one, and repeating it ends nothing.
    await story.approve(other, PLATFORM);
    await story.approve(other, SECURITY);
    const third = await story.ask({ ref, region: 'ca-central-1' });
    expect(third.supersedes).toBeUndefined();
    expect((await story.ask({ ref, region: 'us-west-2' })).id).toBe(other.id);
    expect(await story.as(PLATFORM).getApproval(third.id)).toMatchObject({
      state: 'open',
    });
  });

  it('make one request of many calls at the same moment', async () => {
    const ref = own('many-calls');
    const { id, fingerprint } = await story.decide({ ref });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        story.as(DEVELOPER).requestApproval({ decision: id }),
      ),
    );
    expect(new Set(answers.map(answer => answer.id)).size).toBe(1);
    expect(await story.knex('approvals').where({ fingerprint })).toHaveLength(
      1,
    );
    const { items } = await story
      .as(SECURITY)
      .listLedgerEntries({ filter: { subject: answers[0].id } });
    expect(items.map(({ kind }) => kind)).toEqual(['approval']);
  });

  it('count two people who consent at the same millisecond', async () => {
    const ref = own('same-moment');
    for (let round = 0; round < 4; round += 1) {
      const asked = await story.ask({ ref, region: `us-east-${round + 1}` });
      await Promise.all([
        story.approve(asked, PLATFORM),
        story.approve(asked, SECURITY),
      ]);
      const after = await story.as(DEVELOPER).getApproval(asked.id);
      expect(after).toMatchObject({
        state: 'approved',
        requirements: [{ given: 1 }, { given: 1 }],
      });
      expect(await story.announced(asked, 'approval.approved')).toHaveLength(1);
    }
  });

  it('are rejected by one, with a reason', async () => {
    const ref = own('rejected');
    const asked = await story.ask({ ref });
    const reject = (reason?: string) =>
      story.as(SECURITY).consent(asked.id, {
        kind: 'reject',
        fingerprint: asked.fingerprint,
        ...(reason !== undefined && { reason }),
      });
    await expect(reject()).rejects.toEqual(refused('bad-request'));
    await expect(reject(' \n ')).rejects.toEqual(refused('bad-request'));
    expect(await reject('Not in this region')).toMatchObject({
      state: 'rejected',
      consents: [
        { person: SECURITY, kind: 'reject', reason: 'Not in this region' },
      ],
    });
    await expect(story.approve(asked, PLATFORM)).rejects.toEqual(
      refused('approval-closed'),
    );
  });

  it('are in the inboxes of those who have a part only', async () => {
    const ref = own('in-boxes');
    const open = await story.ask({ ref });
    const boxes = async (person: string) => {
      const client = story.as(person);
      const [mine, asked, all] = await Promise.all(
        (['mine', 'asked', 'all'] as const).map(box =>
          client.listApprovals({ filter: { box, entity: ref } }),
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
      .listApprovals({ filter: { state: ['withdrawn'], entity: ref } });
    expect(page.items.map(({ state }) => state)).toEqual(['withdrawn']);
    expect(
      faultsOf({ path: '/approvals', method: 'get', status: 200, body: page }),
    ).toEqual([]);
  });

  it('page through an inbox without repeating or leaving out', async () => {
    const ref = own('in-pages');
    const made: string[] = [];
    for (const region of ['us-east-1', 'us-east-2', 'us-west-1']) {
      made.unshift((await story.ask({ ref, region })).id);
    }
    for (const person of [SECURITY, LEAD]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await story.as(person).listApprovals({
          filter: { entity: ref, state: ['open', 'superseded'] },
          limit: 2,
          cursor,
        });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(made);
    }
  });

  it('are listed with their consents, also where those come while they are read', async () => {
    const entity = own('while-read');
    const asked = await story.ask({ ref: entity });
    await story.approve(asked, PLATFORM);
    const { forged } = Seals.prototype;
    const approvesFirst = jest
      .spyOn(Seals.prototype, 'forged')
      .mockImplementation(async function first(this: Seals, knex, claims) {
        if (claims.some(({ table }) => table === 'approvals')) {
          approvesFirst.mockRestore();
          await story.approve(asked, LEAD);
        }
        return forged.call(this, knex, claims);
      });
    const { items } = await story
      .as(DEVELOPER)
      .listApprovals({ filter: { entity } });
    expect(items).toMatchObject([
      { state: 'approved', requirements: [{ met: true }, { met: true }] },
    ]);
  });

  it('put everything on the ledger and tell those who are concerned', async () => {
    const ref = own('on-the-ledger');
    const asked = await story.ask({ ref });
    await story.approve(asked, PLATFORM);
    await story.approve(asked, SECURITY);
    const told = await story.announced(asked);
    expect(told.map(({ topic, recipients }) => [topic, recipients])).toEqual([
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
