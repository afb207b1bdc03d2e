import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import {
  ApprovalScenario,
  oneOfAsked,
} from '../__testUtils__/ApprovalScenario';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { faultsOf } from '../__testUtils__/conformsTo';
import { binding, CHECKOUT, people } from '../__testUtils__/GuardrailsHarness';

const { DEVELOPER, LEAD, SECURITY, PLATFORM } = people;
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

  it('take a change from the question to its use, and tell the whole story', async () => {
    const story = await start({ approvers: both });
    const decision = await story.decide();
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
      title: `Provision ${CHECKOUT} in sandbox: 1 create`,
      fingerprint: decision.fingerprint,
      reason: 'Launch on Friday',
      requester: DEVELOPER,
      target: { ref: CHECKOUT, environment: 'sandbox' },
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
    const story = await start({ approvers: both });
    const first = await story.ask();
    const again = await story.decide();
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        story.as(DEVELOPER).requestApproval({ decision: again.id }),
      ),
    );
    expect(answers.map(({ id }) => id)).toEqual(Array(3).fill(first.id));

    const other = await story.ask({ region: 'us-west-2' });
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
    const third = await story.ask({ region: 'ca-central-1' });
    expect(third.supersedes).toBeUndefined();
    expect((await story.ask({ region: 'us-west-2' })).id).toBe(other.id);
    expect(await story.as(PLATFORM).getApproval(third.id)).toMatchObject({
      state: 'open',
    });
  });

  it('make one request of many calls at the same moment', async () => {
    const story = await start({ approvers: both });
    const { id } = await story.decide();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        story.as(DEVELOPER).requestApproval({ decision: id }),
      ),
    );
    expect(new Set(answers.map(answer => answer.id)).size).toBe(1);
    expect(await story.knex('approvals')).toHaveLength(1);
    expect(
      await story.knex('ledger_entries').where({ kind: 'approval' }),
    ).toHaveLength(1);
  });

  it('count two people who consent at the same millisecond', async () => {
    const story = await start({ approvers: both });
    for (let round = 0; round < 4; round += 1) {
      const asked = await story.ask({ region: `us-east-${round + 1}` });
      await Promise.all([
        story.approve(asked, PLATFORM),
        story.approve(asked, SECURITY),
      ]);
      const after = await story.as(DEVELOPER).getApproval(asked.id);
      expect(after).toMatchObject({
        state: 'approved',
        requirements: [{ given: 1 }, { given: 1 }],
      });
      const { length } = await story.knex('announcements').where({
        topic: 'approval.approved',
      });
      expect(length).toBe(round + 1);
    }
  });

  it('are rejected by one, with a reason', async () => {
    const story = await start({ approvers: both });
    const asked = await story.ask();
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

  it('can be taken back until they are used', async () => {
    const story = await start({ approvers: oneOfAsked });
    const asked = await story.ask();
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
      .listApprovals({ filter: { box: 'mine' } });
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
});
