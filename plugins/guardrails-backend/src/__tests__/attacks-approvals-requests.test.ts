import { mockCredentials } from '@backstage/backend-test-utils';
import { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import type {
  ApprovalRequirement,
  RuleId,
} from '@backstage-guardrails/policy-model';
import { setTimeout } from 'node:timers/promises';
import {
  ApprovalScenario,
  approveWith,
  ASKED,
  catalogWith,
  oneOfAsked,
  tomorrow,
} from '../__testUtils__/ApprovalScenario';
import { CHECKOUT, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { environmentPlan } from '../__testUtils__/plans';

const { DEVELOPER, LEAD, OTHER, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);
afterEach(() => jest.restoreAllMocks());

describe.each(databases.eachSupportedId())('approving on %s', databaseId => {
  const start = async (
    options: Omit<Parameters<typeof ApprovalScenario.start>[0], 'knex'> = {},
  ) =>
    ApprovalScenario.start({
      knex: await databases.init(databaseId),
      ...options,
    });

  it('by a delegation: to oneself, to the requester, younger than the request, or over two steps', async () => {
    const { entities } = catalogWith([PLATFORM]);
    const story = await start({ entities });
    const until = tomorrow();
    await expect(
      story.as(PLATFORM).delegate({ to: PLATFORM, until }),
    ).rejects.toEqual(refused('delegation-invalid'));
    for (const end of [
      new Date(Date.now() - 1000).toISOString(),
      new Date(Date.now() + 365 * 86_400_000).toISOString(),
    ]) {
      await expect(
        story.as(PLATFORM).delegate({ to: OTHER, until: end }),
      ).rejects.toEqual(refused('delegation-invalid'));
    }
    const asked = await story.ask();
    await story.as(PLATFORM).delegate({ to: OTHER, until });
    await expect(story.approve(asked, OTHER)).rejects.toEqual(
      refused('not-an-approver'),
    );
    await expect(story.as(OTHER).delegate({ to: LEAD, until })).rejects.toEqual(
      refused('delegation-invalid'),
    );
    await story.as(PLATFORM).delegate({ to: DEVELOPER, until });
    await expect(
      story.approve(await story.ask({ region: 'us-west-1' }), DEVELOPER),
    ).rejects.toEqual(refused('not-independent'));
  });

  it('by a ring of two, also where both ends are put on record at the same moment', async () => {
    const { entities } = catalogWith([PLATFORM, LEAD]);
    const story = await start({
      entities,
      approvers: [{ from: [ASKED], minimum: 2 }],
    });
    const until = tomorrow();
    await story.as(PLATFORM).delegate({ to: OTHER, until });
    await expect(
      story.as(OTHER).delegate({ to: PLATFORM, until }),
    ).rejects.toEqual(refused('delegation-invalid'));
    const [there] = await story.knex('delegations');
    await story.knex('delegations').insert({
      ...there,
      id: there.id.replace(/^./, (digit: string) =>
        digit === '0' ? '1' : '0',
      ),
      giver: there.taker,
      giver_human: there.taker_human,
      taker: there.giver,
      taker_human: there.giver_human,
    });
    const asked = await story.ask();
    await expect(story.approve(asked, OTHER)).rejects.toEqual(
      refused('not-an-approver'),
    );
  });

  it('twice with one membership: the person and whoever stands in', async () => {
    const { entities } = catalogWith([PLATFORM, LEAD]);
    const story = await start({
      entities,
      approvers: [{ from: [ASKED], minimum: 2 }],
    });
    await story.as(PLATFORM).delegate({ to: OTHER, until: tomorrow() });
    const asked = await story.ask();
    await story.approve(asked, OTHER);
    await expect(story.approve(asked, PLATFORM)).rejects.toEqual(
      refused('not-an-approver'),
    );
    await expect(story.approve(asked, OTHER)).rejects.toEqual(
      refused('already-decided'),
    );
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, () => story.approve(asked, OTHER)),
    );
    expect(results.map(({ status }) => status)).toEqual(
      Array(6).fill('rejected'),
    );
    expect(await story.approve(asked, LEAD)).toMatchObject({
      state: 'approved',
    });
  });

  it('what is withdrawn, superseded, redeemed, or seen as something else', async () => {
    const story = await start();
    const withdrawn = await story.ask({ region: 'us-east-1' });
    await expect(
      story.as(PLATFORM).withdrawApproval(withdrawn.id, { what: 'request' }),
    ).rejects.toEqual(refused('approval-closed'));
    await story
      .as(DEVELOPER)
      .withdrawApproval(withdrawn.id, { what: 'request' });
    const superseded = await story.ask({ region: 'us-east-2' });
    const used = await story.ask({ region: 'us-west-1' });
    await expect(
      story.approve({ ...used, fingerprint: superseded.fingerprint }, PLATFORM),
    ).rejects.toEqual(refused('fingerprint-differs'));
    await story.approve(used, PLATFORM);
    await story.redeem(used);
    for (const closed of [withdrawn, superseded, used]) {
      await expect(story.approve(closed, PLATFORM)).rejects.toEqual(
        refused('approval-closed'),
      );
    }
    await expect(story.redeem(used)).rejects.toEqual(
      expect.objectContaining({
        code: expect.stringMatching(/decision-spent|approval-needed/),
      }),
    );
  });

  it('what was sent back, with reviews from before, or without being asked', async () => {
    const { entities } = catalogWith([PLATFORM, LEAD]);
    const story = await start({
      entities,
      approvers: [{ from: [ASKED], minimum: 2 }],
    });
    const asked = await story.ask();
    const sendBack = (person: string, reason?: string) =>
      story.as(person).consent(asked.id, {
        kind: 'request-changes',
        fingerprint: asked.fingerprint,
        ...(reason !== undefined && { reason }),
      });
    const why = 'Choose a region in Europe.';
    for (const [person, code] of [
      [DEVELOPER, 'not-independent'],
      [OTHER, 'not-found'],
    ] as const) {
      await expect(sendBack(person, why)).rejects.toEqual(refused(code));
    }
    for (const reason of [undefined, '', ' \n ']) {
      await expect(sendBack(PLATFORM, reason)).rejects.toEqual(
        refused('bad-request'),
      );
    }
    await story.approve(asked, LEAD);
    expect(await sendBack(PLATFORM, why)).toMatchObject({
      state: 'changes-requested',
      consents: [
        { person: LEAD, kind: 'approve' },
        { person: PLATFORM, kind: 'request-changes', reason: why },
      ],
      eligibility: { canDecide: false, code: 'approval-closed' },
    });
    const { decision } = asked.subject as { decision: string };
    const detail = await story.as(DEVELOPER).getDecision(decision);
    expect(detail).toMatchObject({
      state: 'changes-requested',
      approval: { id: asked.id, state: 'changes-requested' },
    });
    expect(detail.timeline.at(-1)).toMatchObject({
      kind: 'changes-requested',
      actor: PLATFORM,
      detail: why,
    });
    expect(await story.announced(asked, 'approval.changes-requested')).toEqual([
      { topic: 'approval.changes-requested', recipients: [DEVELOPER] },
    ]);
    const { items } = await story
      .as(PLATFORM)
      .listApprovals({ filter: { box: 'all', state: ['changes-requested'] } });
    expect(items.map(({ id }) => id)).toEqual([asked.id]);

    // It has ended: it is neither approved nor used, and its reviews are not taken back to open it again.
    for (const attempt of [
      story.approve(asked, PLATFORM),
      sendBack(PLATFORM, why),
      story.as(LEAD).withdrawApproval(asked.id, { what: 'consent' }),
      story.as(DEVELOPER).withdrawApproval(asked.id, { what: 'request' }),
    ]) {
      await expect(attempt).rejects.toEqual(refused('approval-closed'));
    }
    await expect(story.mint(asked)).rejects.toEqual(refused('approval-needed'));
    // A request of the same or of a corrected change begins without any review.
    for (const region of ['us-east-1', 'us-west-1']) {
      const again = await story.ask({ region });
      expect(again).toMatchObject({ state: 'open', consents: [] });
      expect(again.id).not.toBe(asked.id);
      expect(await story.approve(again, LEAD)).toMatchObject({ state: 'open' });
      await expect(story.mint(again)).rejects.toEqual(
        refused('approval-needed'),
      );
    }
  });

  it('without a reason where policy asks for one', async () => {
    const story = await start({ values: { approvalNeedsReason: true } });
    const { id, fingerprint } = await story.decide();
    const ask = (reason?: string) =>
      story.harness
        .asTask(DEVELOPER)
        .requestApproval({ decision: id, ...(reason && { reason }) });
    for (const reason of [undefined, ' \n', '\u200b\u2800', '...']) {
      await expect(ask(reason)).rejects.toEqual(refused('reason-needed'));
    }
    expect(await story.knex('approvals')).toEqual([]);
    const asked = await ask('Launch on Friday');
    expect(asked).toMatchObject({ reason: 'Launch on Friday', fingerprint });
    // No part of what is approved: another reason finds the same request.
    expect((await ask('Launch on Monday')).id).toBe(asked.id);
    await story.approve(asked, PLATFORM);
    await story.redeem(asked);
  });

  it('what has expired, also where the clock of this replica is moved back', async () => {
    const story = await start({
      config: { approvals: { timeToLive: { seconds: 6 } } },
    });
    const late = await story.ask({ region: 'us-east-1' });
    const ready = await story.ask({ region: 'us-east-1' });
    expect(ready.id).toBe(late.id);
    await story.approve(ready, PLATFORM);
    const open = await story.ask({ region: 'us-west-1' });
    await setTimeout(6500);
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now - 3_600_000);
    await expect(story.approve(open, PLATFORM)).rejects.toEqual(
      refused('approval-closed'),
    );
    await expect(story.mint(ready)).rejects.toEqual(refused('approval-needed'));
    expect(await story.as(DEVELOPER).getApproval(ready.id)).toMatchObject({
      state: 'expired',
    });
    // the time is over for the old one alone: asking again is a request of its own
    expect((await story.ask({ region: 'us-west-1' })).id).not.toBe(open.id);
  });

  it('with a session where policy asks for a passkey', async () => {
    const approvers: ApprovalRequirement[] = [
      { ...oneOfAsked[0], consent: 'passkey' },
    ];
    const story = await start({ approvers });
    const asked = await story.ask();
    expect(await story.as(PLATFORM).getApproval(asked.id)).toMatchObject({
      eligibility: { canDecide: true, consent: 'passkey' },
    });
    await expect(story.approve(asked, PLATFORM)).rejects.toEqual(
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
    const story = await start();
    const reason =
      "'); drop table approvals; -- <img src=x onerror=alert(1)> ${{ secrets.token }} \u202egnp.exe";
    const { id } = await story.as(DEVELOPER).decide(
      story.harness.request({
        evidence: { document: environmentPlan({ region: 'us-east-1' }) },
      }),
    );
    const asked = await story
      .as(DEVELOPER)
      .requestApproval({ decision: id, reason });
    expect(asked.reason).toBe(
      "'); drop table approvals; -- <img src=x onerror=alert(1)> ${{ secrets.token }} \\u{202e}gnp.exe",
    );
    expect(asked.consentText).not.toContain('drop table');
    expect(await story.knex('approvals')).toHaveLength(1);
    expect(CHECKOUT).toBe(asked.target.ref);
  });

  it('with names of several lines, or that do not look like what they are', async () => {
    const story = await start();
    const person = story.as(DEVELOPER);
    for (const environment of [
      'production\nFingerprint: sha256:0000\nNothing is changed by this.',
      'production\r',
      'sandbox\u2028x',
      'sandbox\u200b',
      'sandbox\u202e',
      'sand\tbox',
      '\ufeffsandbox',
      'x'.repeat(201),
    ]) {
      const target = { ref: CHECKOUT, environment };
      for (const answer of [
        person.decide(story.harness.request({ target })),
        person.preview({
          subject: { module: 'environment', values: {} },
          target,
        }),
      ]) {
        await expect(answer).rejects.toMatchObject({
          code: 'bad-request',
          message: expect.stringMatching(/one line|200 characters/),
        });
      }
    }
    const hostile = 'a\nApproved by: user:default/security-reviewer';
    for (const answer of [
      person.requestLease({
        resource: CHECKOUT,
        role: hostile,
        minutes: 5,
        purpose: 'x',
      }),
      person.requestPolicy({
        kind: 'threshold',
        decision: 'x',
        rule: 'placement/allowed-regions' as RuleId,
        scope: hostile,
        wanted: 'x',
        reason: 'x',
      }),
      story.as(PLATFORM).delegate({ to: hostile, until: tomorrow() }),
      person.decide(story.harness.request({ run: { task: hostile } })),
    ]) {
      await expect(answer).rejects.toEqual(refused('bad-request'));
    }
    // A name of one line that nobody configured is production, and quoted.
    const { id, target } = await person.decide(
      story.harness.request({
        evidence: { document: environmentPlan({ region: 'us-east-1' }) },
        target: { ref: CHECKOUT, environment: 'sandbox. It is a rename' },
      }),
    );
    expect(target.environmentClass).toBe('production');
    const asked = await person.requestApproval({
      decision: id,
      reason: 'line one\nFingerprint: sha256:0000',
    });
    expect(asked.title).toMatch(
      /^Provision component:default\/checkout-api in "sandbox. It is a rename": /,
    );
    expect(asked.consentText.split('\n')).toHaveLength(7);
  });

  it('with a token of nobody', async () => {
    const story = await start();
    const asked = await story.ask();
    for (const token of [
      mockCredentials.none.header(),
      mockCredentials.user.invalidToken(),
    ]) {
      await expect(
        approveWith(
          GuardrailsClient.forServer({ server: story.harness.url, token }),
          asked,
        ),
      ).rejects.toThrow();
    }
  });
});
