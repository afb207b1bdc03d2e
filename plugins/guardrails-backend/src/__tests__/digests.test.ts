import { randomUUID } from 'node:crypto';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { Knex } from 'knex';
import {
  ApprovalScenario,
  oneOfAsked,
} from '../__testUtils__/ApprovalScenario';
import { bundleWith, reworded } from '../__testUtils__/bundleWith';
import { faultsOf } from '../__testUtils__/conformsTo';
import { inDays, REGIONS } from '../__testUtils__/ExceptionScenario';
import { binding, component, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { parametersWith } from '../__testUtils__/parametersWith';
import { rewrite } from '../__testUtils__/seals';

const { DEVELOPER, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
const BILLING = 'component:default/billing-api';
const HELPER = 'guardrails/lib/changes.rego';

jest.setTimeout(180_000);

describe.each(databases.eachSupportedId())('digests on %s', databaseId => {
  const start = (knex: Knex, bundle?: string) =>
    ApprovalScenario.start({
      knex,
      entities: [component('billing-api', 'group:default/payments', 'billing')],
      config: {
        approvals: { passkeys: 'off' },
        policy: {
          parameters: parametersWith({ approvers: oneOfAsked }),
          ...(bundle !== undefined && { bundle }),
        },
      },
    });

  async function exceptionFor(
    story: ApprovalScenario,
    asked: { region: string; ref?: string },
  ) {
    const decision = await story.decide(asked);
    return story.as(DEVELOPER).requestException({
      decision: decision.id,
      rule: REGIONS,
      reason: 'The customer is there.',
      control: { kind: 'statement', text: 'We look after it by hand.' },
      until: inDays(30),
    });
  }

  async function grant(
    story: ApprovalScenario,
    exception: { approval: string },
  ) {
    const security = story.as(SECURITY);
    const { fingerprint } = await security.getApproval(exception.approval);
    await security.consent(exception.approval, {
      kind: 'approve',
      fingerprint,
      reason: 'Looked at.',
    });
  }

  const stateOf = async (story: ApprovalScenario, { id }: { id: string }) =>
    (await story.as(SECURITY).getException(id)).state;
  const outcomeIn = async (
    story: ApprovalScenario,
    region: string,
    ref?: string,
  ) => (await story.decide({ region, ref })).verdict.outcome;
  const carried = async (knex: Knex) =>
    (await knex('ledger_payloads')).filter(({ payload }) =>
      payload.includes('"event":"carried-over"'),
    ).length;

  it('end no exception and void no approval where sentences and helpers of other rules change', async () => {
    const knex = await databases.init(databaseId);
    const before = await start(knex);
    const exception = await exceptionFor(before, { region: 'us-east-1' });
    await grant(before, exception);
    const asked = await before.ask({ region: 'us-east-2' });
    await before.approve(asked, PLATFORM);
    const other = await before.ask({ region: 'us-west-2' });
    await before.approve(other, PLATFORM);
    await before.harness.server.stop();
    // One that was not written by the service, and cannot be read, keeps no start and no other from going on.
    const open = await knex('approvals').whereNull('closed_as').first();
    await knex('approvals').insert({
      ...open,
      id: randomUUID(),
      fingerprint: sha256('another'),
      parts: 'unreadable',
    });

    const after = await start(knex, await reworded());
    expect(await stateOf(after, exception)).toBe('active');
    expect(await outcomeIn(after, 'us-east-1')).toBe('allow');
    const [finding] = (await after.decide({ region: 'us-east-2' })).verdict
      .findings;
    expect(finding.title).toContain('In other words');
    await after.redeem(asked);
    expect(await carried(knex)).toBe(0);
    await after.harness.server.stop();

    const edited = await start(
      knex,
      await bundleWith({
        rego: files => ({
          ...files,
          [HELPER]: `${files[HELPER]}\nedited := true\n`,
        }),
      }),
    );
    // The rules are others, and find the same: the exception goes on. A grant is for the decision of before.
    expect(await stateOf(edited, exception)).toBe('active');
    expect(await carried(knex)).toBe(2);
    expect(await outcomeIn(edited, 'us-east-1')).toBe('allow');
    await expect(edited.redeem(other)).rejects.toEqual(
      refused('grant-no-longer-allowed'),
    );
    // Consent goes on as well: for the same change, decided on with the rules in force, and for no other.
    const task = edited.harness.asTask(DEVELOPER);
    const mintFor = async (region: string) => {
      const { id: decision, fingerprint } = await edited.decide({ region });
      expect(fingerprint).not.toBe(other.fingerprint);
      return task.mintGrant({ decision, binding });
    };
    await expect(mintFor('eu-south-2')).rejects.toEqual(
      refused('approval-needed'),
    );
    expect(await edited.ask({ region: 'us-west-2' })).toMatchObject({
      id: other.id,
      state: 'approved',
    });
    const { id } = await mintFor('us-west-2');
    await task.redeemGrant(id, binding);
    expect(await edited.as(DEVELOPER).getApproval(other.id)).toMatchObject({
      state: 'redeemed',
    });
    await edited.harness.server.stop();
  });

  it('carry exceptions over to the digest of the very same rule, once, and keep what was consented to', async () => {
    const knex = await databases.init(databaseId);
    const landed = await bundleWith({ digests: 'earlier' });
    const before = await start(knex, landed);
    const exception = await exceptionFor(before, { region: 'us-east-1' });
    await grant(before, exception);
    const waiting = await exceptionFor(before, {
      region: 'us-east-2',
      ref: BILLING,
    });
    await before.harness.server.stop();
    await asBefore(knex);
    const consented = await knex('exceptions').orderBy('id');

    const bundle = await reworded();
    const replicas = await Promise.all([
      start(knex, bundle),
      ...(databaseId === 'SQLITE_3' ? [] : [start(knex, bundle)]),
    ]);
    const [after] = replicas;
    expect(await stateOf(after, exception)).toBe('active');
    expect(await outcomeIn(after, 'us-east-1')).toBe('allow');
    expect(await outcomeIn(after, 'us-east-2', BILLING)).toBe('needs-approval');
    await grant(after, waiting);
    expect(await outcomeIn(after, 'us-east-2', BILLING)).toBe('allow');
    const detail = await after.as(SECURITY).getException(exception.id);
    expect(detail.contract.ruleDigest).toBe(exception.contract.ruleDigest);
    expect(detail.timeline.map(({ kind }) => kind)).toEqual([
      'requested',
      'granted',
      'carried-over',
    ]);
    const listed = await after
      .as(SECURITY)
      .listExceptions({ filter: { state: ['active'] } });
    expect(listed.items.map(({ id }) => id).sort()).toEqual(
      [exception.id, waiting.id].sort(),
    );
    const [now] = await knex('exceptions').where({ id: exception.id });
    expect(now).toMatchObject({
      ...consented.find(({ id }) => id === exception.id),
      carried_rule_digest: expect.stringMatching(/^sha256:/),
      carried_at: expect.any(String),
      revision: expect.any(Number),
      seal: expect.any(String),
    });
    expect(now.carried_rule_digest).not.toBe(now.rule_digest);
    expect(await carried(knex)).toBe(2);
    for (const { harness } of replicas) await harness.server.stop();

    const again = await start(knex, bundle);
    await again.scheduler.triggerTask('guardrails-exceptions');
    expect(await carried(knex)).toBe(2);
    expect(await stateOf(again, exception)).toBe('active');
    const open = await again.ask({ region: 'us-west-2' });
    await again.harness.server.stop();

    // What was carried over ends where the rule changes, and is back with the rule, as ever.
    const changed = await start(
      knex,
      await bundleWith({
        rules: rule => ({
          ...rule,
          level: 'advisory',
          ...(rule.subject.type === 'infrastructure' && {
            subject: { ...rule.subject, types: ['aws_none'] },
          }),
        }),
      }),
    );
    expect(await stateOf(changed, exception)).toBe('rule-changed');
    const ended = await changed.as(SECURITY).getException(exception.id);
    expect(ended.timeline).toContainEqual({
      at: expect.any(String),
      kind: 'rule-changed',
      detail: 'The rule has another level, or a higher severity.',
    });
    expect(await changed.as(DEVELOPER).getApproval(open.id)).toMatchObject({
      state: 'superseded',
      endedBecause: expect.stringContaining('The rules changed'),
    });
    expect(await carried(knex)).toBe(2);
    await changed.harness.server.stop();
  });

  it('ask again for what was asked for by an earlier fingerprint, and say why', async () => {
    const knex = await databases.init(databaseId);
    const before = await start(knex);
    const open = await before.ask({ region: 'us-east-1' });
    const approved = await before.ask({ region: 'us-east-2', ref: BILLING });
    await before.approve(approved, PLATFORM);
    const minted = await before.mint(approved);
    const exception = await exceptionFor(before, { region: 'us-west-2' });
    const { decision } = open.subject as { decision: string };
    await before.harness.server.stop();
    await asBefore(knex);
    const kept = await knex('decisions').orderBy('id');

    const after = await start(knex);
    for (const { id } of [open, approved]) {
      const ended = await after.as(DEVELOPER).getApproval(id);
      expect(ended).toMatchObject({
        state: 'superseded',
        endedBecause: expect.stringContaining('Run the template again'),
        eligibility: { canDecide: false },
      });
      expect(
        faultsOf({
          path: '/approvals/{id}',
          method: 'get',
          status: 200,
          body: ended,
        }),
      ).toEqual([]);
    }
    // Consent to it binds to no decision.
    expect(
      await after.as(SECURITY).getApproval(exception.approval),
    ).toMatchObject({ state: 'open' });
    const told = (await knex('announcements'))
      .map(({ content }) => JSON.parse(content))
      .filter(({ topic }) => topic === 'approval.superseded');
    expect(told).toHaveLength(2);
    for (const { title, description, recipients } of told) {
      expect(title).toContain('requested again');
      expect(description).toContain('An upgrade changed');
      expect(recipients).toEqual([DEVELOPER, PLATFORM]);
    }
    const task = after.harness.asTask(DEVELOPER);
    await expect(task.requestApproval({ decision })).rejects.toEqual(
      refused('decision-not-granting'),
    );
    await expect(after.mint(approved)).rejects.toEqual(
      refused('decision-not-granting'),
    );
    await expect(task.redeemGrant(minted.id, binding)).rejects.toEqual(
      refused('decision-not-granting'),
    );
    await expect(after.approve(open, PLATFORM)).rejects.toEqual(
      refused('approval-closed'),
    );
    expect(await knex('decisions').orderBy('id')).toEqual(kept);

    const anew = await after.ask({ region: 'us-east-1' });
    expect(anew.id).not.toBe(open.id);
    await after.approve(anew, PLATFORM);
    await after.redeem(anew);
    const { decision: read } = await after
      .as(DEVELOPER)
      .getDecision((anew.subject as { decision: string }).decision);
    expect(read.fingerprintVersion).toBe('guardrails/fingerprint/v2');
    await after.scheduler.triggerTask('guardrails-approvals');
    expect(
      (await knex('approvals')).filter(row => row.closed_reason !== null),
    ).toHaveLength(2);
    await after.harness.server.stop();
  });
});

/** As the version before leaves it: no request and no decision says a scheme. */
async function asBefore(knex: Knex): Promise<void> {
  await rewrite(knex, 'approvals', { change: { fingerprint_version: null } });
  for (const { id, document } of await knex('decisions')) {
    const text = Buffer.from(document).toString('utf8');
    const earlier = text.replace(/,"fingerprintVersion":"[^"]*"/, '');
    expect(earlier).not.toBe(text);
    await knex('decisions')
      .where({ id })
      .update({ document: Buffer.from(earlier) });
  }
}
