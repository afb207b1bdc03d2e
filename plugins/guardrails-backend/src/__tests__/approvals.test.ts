import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  ApprovalDetail,
  GuardrailsClient,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import { faultsOf } from '../__testUtils__/conformsTo';
import {
  binding,
  CHECKOUT,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { group, user } from '../__testUtils__/organisation';
import { parametersWith } from '../__testUtils__/parametersWith';
import { environmentPlan } from '../__testUtils__/plans';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);

const platform: ApprovalRequirement = {
  from: ['group:default/platform'],
  minimum: 1,
};
const both: ApprovalRequirement[] = [
  platform,
  { from: ['owner', 'group:default/security'], minimum: 1 },
];

describe.each(databases.eachSupportedId())('approvals on %s', databaseId => {
  async function start(
    options: {
      approvers?: ApprovalRequirement[];
      config?: JsonObject;
      entities?: Parameters<typeof GuardrailsHarness.start>[0]['entities'];
    } = {},
  ) {
    const knex = await databases.init(databaseId);
    const harness = await GuardrailsHarness.start({
      knex,
      entities: options.entities,
      config: {
        policy: {
          parameters: parametersWith({ approvers: options.approvers ?? both }),
        },
        ...options.config,
      },
    });
    const decide = (region = 'us-east-1', client = harness.asTask(DEVELOPER)) =>
      client.decide(
        harness.request({
          evidence: { document: environmentPlan({ region }) },
          workspace: binding.workspace,
        }),
      );
    const ask = async (region?: string) => {
      const { id } = await decide(region);
      return harness.as(DEVELOPER).requestApproval({ decision: id });
    };
    const approve = (client: GuardrailsClient, request: ApprovalDetail) =>
      client.consent(request.id, {
        kind: 'approve',
        fingerprint: request.fingerprint,
      });
    return { knex, harness, decide, ask, approve };
  }

  it('take a change from the question to its use, and tell the whole story', async () => {
    const { harness, decide, approve } = await start();
    const decision = await decide();
    const task = harness.asTask(DEVELOPER);
    await expect(
      task.mintGrant({ decision: decision.id, binding }),
    ).rejects.toEqual(refused('approval-needed'));

    const asked = await harness
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

    const halfway = await approve(harness.as(PLATFORM), asked);
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
    expect(await approve(harness.as(LEAD), asked)).toMatchObject({
      state: 'approved',
      requirements: [{ met: true }, { met: true }],
      consents: [
        { person: PLATFORM, kind: 'approve', means: 'session' },
        { person: LEAD, kind: 'approve', means: 'session' },
      ],
    });

    const grant = await task.mintGrant({ decision: decision.id, binding });
    await task.redeemGrant(grant.id, binding);
    const used = await harness.as(DEVELOPER).getApproval(asked.id);
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

    const detail = await harness.as(PLATFORM).getDecision(decision.id);
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
    const { harness, ask, decide, approve } = await start();
    const first = await ask();
    const again = await decide();
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        harness.as(DEVELOPER).requestApproval({ decision: again.id }),
      ),
    );
    expect(answers.map(({ id }) => id)).toEqual(Array(3).fill(first.id));

    const other = await ask('us-west-2');
    expect(other.supersedes).toBe(first.id);
    expect(other.parts.changes).not.toBe(first.parts.changes);
    expect(other.parts.target).toBe(first.parts.target);
    expect(await harness.as(PLATFORM).getApproval(first.id)).toMatchObject({
      state: 'superseded',
      eligibility: { canDecide: false, code: 'approval-closed' },
    });
    await expect(approve(harness.as(PLATFORM), first)).rejects.toEqual(
      refused('approval-closed'),
    );
  });

  it('make one request of many calls at the same moment', async () => {
    const { harness, decide, knex } = await start();
    const { id } = await decide();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        harness.as(DEVELOPER).requestApproval({ decision: id }),
      ),
    );
    expect(new Set(answers.map(answer => answer.id)).size).toBe(1);
    expect(await knex('approvals')).toHaveLength(1);
    expect(
      await knex('ledger_entries').where({ kind: 'approval' }),
    ).toHaveLength(1);
  });

  it('count two people who consent at the same millisecond', async () => {
    const { harness, ask, approve, knex } = await start();
    for (let round = 0; round < 4; round += 1) {
      const asked = await ask(`us-east-${round + 1}`);
      await Promise.all([
        approve(harness.as(PLATFORM), asked),
        approve(harness.as(SECURITY), asked),
      ]);
      const after = await harness.as(DEVELOPER).getApproval(asked.id);
      expect(after).toMatchObject({
        state: 'approved',
        requirements: [{ given: 1 }, { given: 1 }],
      });
      const { length } = await knex('announcements').where({
        topic: 'approval.approved',
      });
      expect(length).toBe(round + 1);
    }
  });

  it('are rejected by one, with a reason', async () => {
    const { harness, ask, approve } = await start();
    const asked = await ask();
    const reject = (reason?: string) =>
      harness.as(SECURITY).consent(asked.id, {
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
    await expect(approve(harness.as(PLATFORM), asked)).rejects.toEqual(
      refused('approval-closed'),
    );
  });

  it('can be taken back until they are used', async () => {
    const { harness, ask, approve } = await start({ approvers: [platform] });
    const asked = await ask();
    await approve(harness.as(PLATFORM), asked);
    const back = await harness
      .as(PLATFORM)
      .withdrawApproval(asked.id, { what: 'consent' });
    expect(back).toMatchObject({
      state: 'open',
      requirements: [{ given: 0, met: false }],
      consents: [{ person: PLATFORM, withdrawnAt: expect.any(String) }],
      eligibility: { canDecide: true, consent: 'session' },
    });
    const inbox = await harness
      .as(PLATFORM)
      .listApprovals({ filter: { box: 'mine' } });
    expect(inbox.items.map(({ id }) => id)).toEqual([asked.id]);
    await approve(harness.as(PLATFORM), asked);

    const task = harness.asTask(DEVELOPER);
    const { decision } = asked.subject as { decision: string };
    const grant = await task.mintGrant({ decision, binding });
    await harness.as(PLATFORM).withdrawApproval(asked.id, { what: 'consent' });
    await expect(task.redeemGrant(grant.id, binding)).rejects.toEqual(
      refused('approval-needed'),
    );
    await approve(harness.as(PLATFORM), asked);
    await task.redeemGrant(grant.id, binding);
    for (const what of ['consent', 'request'] as const) {
      await expect(
        harness
          .as(what === 'consent' ? PLATFORM : DEVELOPER)
          .withdrawApproval(asked.id, { what }),
      ).rejects.toEqual(refused('approval-closed'));
    }
  });

  it('are in the boxes of those who have a part, and of nobody else', async () => {
    const { harness, ask, approve } = await start();
    const open = await ask();
    const boxes = async (person: string) => {
      const client = harness.as(person);
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
    await expect(harness.as(OTHER).getApproval(open.id)).rejects.toEqual(
      refused('not-found'),
    );
    await approve(harness.as(PLATFORM), open);
    expect(await boxes(PLATFORM)).toEqual([0, 0, 1]);
    await harness.as(DEVELOPER).withdrawApproval(open.id, { what: 'request' });
    expect(await boxes(LEAD)).toEqual([0, 0, 1]);
    const page = await harness
      .as(SECURITY)
      .listApprovals({ filter: { state: ['withdrawn'], entity: CHECKOUT } });
    expect(page.items.map(({ state }) => state)).toEqual(['withdrawn']);
    expect(
      faultsOf({ path: '/approvals', method: 'get', status: 200, body: page }),
    ).toEqual([]);
  });

  it('page through an inbox without repeating or leaving out', async () => {
    const { harness, ask } = await start();
    const made: string[] = [];
    for (const region of ['us-east-1', 'us-east-2', 'us-west-1']) {
      made.unshift((await ask(region)).id);
    }
    for (const person of [SECURITY, LEAD]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await harness.as(person).listApprovals({
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

  it('say at once when nobody could ever decide', async () => {
    const { ask } = await start({
      approvers: [{ from: ['group:default/platform'], minimum: 2 }],
    });
    await expect(ask()).rejects.toEqual(refused('approval-needed'));
  });

  it('need people of different teams where that is asked', async () => {
    const second = 'user:default/platform-engineer-two';
    const { harness, ask, approve } = await start({
      approvers: [
        {
          from: ['group:default/platform', 'group:default/security', 'owner'],
          minimum: 2,
          differentTeams: true,
        },
      ],
      entities: [
        user(second, { memberOf: ['group:default/platform'] }),
        group('group:default/platform', { members: [PLATFORM, second] }),
      ],
    });
    const asked = await ask();
    // of the requester's own team, although asked as the owner
    await expect(approve(harness.as(LEAD), asked)).rejects.toEqual(
      refused('not-an-approver'),
    );
    await approve(harness.as(PLATFORM), asked);
    expect(await approve(harness.as(second), asked)).toMatchObject({
      state: 'open',
      requirements: [{ given: 1 }],
    });
    expect(await approve(harness.as(SECURITY), asked)).toMatchObject({
      state: 'approved',
      requirements: [{ given: 2, met: true }],
    });
  });

  it('let somebody stand in who was named before', async () => {
    const { harness, ask, approve } = await start({ approvers: [platform] });
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await harness.as(PLATFORM).delegate({ to: OTHER, until });
    const asked = await ask();
    const seen = await harness.as(OTHER).getApproval(asked.id);
    expect(seen.eligibility).toEqual({
      canDecide: true,
      consent: 'session',
      standsInFor: [PLATFORM],
    });
    expect(await approve(harness.as(OTHER), asked)).toMatchObject({
      state: 'approved',
      consents: [{ person: OTHER, delegatedBy: PLATFORM }],
    });
    const [given] = await harness.as(PLATFORM).listDelegations();
    await harness.as(PLATFORM).revokeDelegation(given.id);
    expect(await harness.as(OTHER).listDelegations()).toEqual([
      { ...given, revokedAt: expect.any(String) },
    ]);
  });

  it('put everything on the ledger and tell those who are concerned', async () => {
    const { harness, ask, approve, knex } = await start();
    const asked = await ask();
    await approve(harness.as(PLATFORM), asked);
    await approve(harness.as(SECURITY), asked);
    const announced = await knex('announcements')
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
    const entries = await harness
      .as(SECURITY)
      .listLedgerEntries({ filter: { subject: asked.id } });
    expect(entries.items.map(({ kind }) => kind)).toEqual(
      Array(4).fill('approval'),
    );
  });
});
