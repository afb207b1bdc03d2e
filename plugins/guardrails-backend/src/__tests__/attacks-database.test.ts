import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { ApprovalScenario, ASKED } from '../__testUtils__/ApprovalScenario';
import { ExceptionScenario } from '../__testUtils__/ExceptionScenario';
import {
  binding,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { lending, shop, SHOP } from '../__testUtils__/lending';
import { LedgerScenario } from '../__testUtils__/LedgerScenario';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { PasskeyScenario } from '../__testUtils__/PasskeyScenario';
import { rewrite } from '../__testUtils__/seals';
import { DatabaseLedger } from '../record/ledger';
import { Seals } from '../record/seals';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const { DEVELOPER, LEAD, OTHER, PLATFORM, SECURITY } = people;
const forged = expect.objectContaining({ code: 'record-forged' });
const now = () => new Date().toISOString();

jest.setTimeout(180_000);

/** Does something, and puts the row back as it was before. */
async function restored(
  knex: Knex,
  place: { table: string; where: object },
  change: () => Promise<unknown>,
): Promise<void> {
  const rows = await knex(place.table).where(place.where);
  await change();
  await knex(place.table).where(place.where).delete();
  await knex(place.table).insert(rows);
}

/** What operators are told, once it has been written. */
async function alarms(knex: Knex): Promise<string[]> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const keys: string[] = await knex('announcements')
      .where({ topic: 'ledger.record-forged' })
      .pluck('key');
    if (keys.length > 0) return keys;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return [];
}

describe.each(databases.eachSupportedId())(
  'rights to write the database on %s do not get through by',
  databaseId => {
    it('forging, moving, copying or putting back consents and what approvals say', async () => {
      const knex = await databases.init(databaseId);
      const story = await ApprovalScenario.start({ knex });
      const asked = await story.ask();
      const consent = (approval: string, changes: object = {}) => ({
        id: randomUUID(),
        approval_id: approval,
        person: PLATFORM,
        human: PLATFORM,
        seat: PLATFORM,
        kind: 'approve',
        at: now(),
        means: 'session',
        consent_digest: asked.consentDigest,
        counts: JSON.stringify({
          requirements: [0],
          belonging: { teams: [ASKED], groups: [ASKED] },
        }),
        reason: 'Looks good to me',
        ...changes,
      });
      // As it was done: a consent, and the approval approved.
      const [row] = await knex('approvals').where({ id: asked.id });
      await knex('approval_consents').insert(consent(asked.id));
      await knex('approvals')
        .where({ id: asked.id })
        .update({ approved_at: now() })
        .increment('revision', 1);
      await expect(story.redeem(asked)).rejects.toEqual(forged);
      expect(await alarms(knex)).not.toEqual([]);
      // The consent alone, for the next consent to complete.
      await knex('approvals').where({ id: asked.id }).update(row);
      await expect(story.approve(asked, PLATFORM)).rejects.toEqual(forged);
      await expect(story.as(PLATFORM).getApproval(asked.id)).rejects.toEqual(
        forged,
      );
      const open = await story.as(PLATFORM).listApprovals({ limit: 10 });
      expect(open.items).toEqual([]);
      await knex('approval_consents').delete();
      expect(
        (await story.as(PLATFORM).listApprovals({ limit: 10 })).items,
      ).toHaveLength(1);
      // One person more who is asked.
      await knex('approval_asked').insert({
        approval_id: asked.id,
        requirement: 0,
        person: OTHER,
        human: OTHER,
      });
      await expect(story.approve(asked, PLATFORM)).rejects.toEqual(forged);
      await knex('approval_asked').where({ person: OTHER }).delete();
      await story.approve(asked, PLATFORM);

      // A real consent and its seal, moved or copied to another request.
      const other = await story.ask({
        region: 'us-west-2',
        person: OTHER,
        ref: 'component:default/search-api',
      });
      const [given] = await knex('approval_consents');
      await knex('approval_consents').insert({
        ...given,
        id: randomUUID(),
        approval_id: other.id,
      });
      await knex('approvals')
        .where({ id: other.id })
        .update({ approved_at: now() });
      await expect(
        story.harness.asTask(OTHER).mintGrant({
          decision: (other.subject as { decision: string }).decision,
          binding,
        }),
      ).rejects.toEqual(forged);
      await knex('approval_consents').where({ approval_id: other.id }).delete();
      const [theirs] = await knex('approvals').where({ id: asked.id });
      await knex('approvals').where({ id: other.id }).update({
        seal: theirs.seal,
        approved_at: theirs.approved_at,
        revision: theirs.revision,
      });
      await expect(story.as(PLATFORM).getApproval(other.id)).rejects.toEqual(
        forged,
      );

      // What was withdrawn, put back as it was: row and request both have real seals.
      await restored(
        knex,
        { table: 'approvals', where: { id: asked.id } },
        () =>
          restored(
            knex,
            { table: 'approval_consents', where: { approval_id: asked.id } },
            () =>
              story
                .as(PLATFORM)
                .withdrawApproval(asked.id, { what: 'consent' }),
          ),
      );
      await expect(story.redeem(asked)).rejects.toEqual(forged);
    });

    it('changing what was decided, so that others are asked or none are', async () => {
      const knex = await databases.init(databaseId);
      const story = await ApprovalScenario.start({ knex });
      const { id } = await story.decide();
      const task = story.harness.asTask(DEVELOPER);
      const [row] = await knex('decisions').where({ id });
      const text = Buffer.from(row.document).toString('utf8');
      const rewritten = (from: string, to: string) => {
        expect(text).toContain(from);
        return knex('decisions')
          .where({ id })
          .update({ document: Buffer.from(text.replaceAll(from, to)) });
      };
      await rewritten(ASKED, 'group:default/payments');
      await expect(task.requestApproval({ decision: id })).rejects.toEqual(
        forged,
      );
      await rewritten('"needs-approval"', '"allow"');
      await expect(task.mintGrant({ decision: id, binding })).rejects.toEqual(
        forged,
      );
      await knex('decisions').where({ id }).update({ document: row.document });
      expect(await task.requestApproval({ decision: id })).toMatchObject({
        state: 'open',
      });
    });

    it('putting back used grants and used-up, revoked or ungranted exceptions', async () => {
      const knex = await databases.init(databaseId);
      const story = await ExceptionScenario.start({ knex });
      const task = story.harness.asTask(DEVELOPER);
      const denied = await story.decide();
      const asked = await story.ask(denied);
      const outcome = async () => (await story.decide()).verdict.outcome;
      const place = { table: 'exceptions', where: { id: asked.id } };
      await knex('exceptions').update({
        granted_at: now(),
        granted_by: JSON.stringify([SECURITY]),
      });
      expect(await outcome()).toBe('deny');
      await knex('exceptions').update({ granted_at: null, granted_by: null });
      await story.decideOn(asked);
      expect(await outcome()).toBe('allow');

      // Carried out once; the grant, its redemption and the use of the exception are taken back.
      const decision = await story.decide();
      const grant = await task.mintGrant({ decision: decision.id, binding });
      await restored(knex, place, () =>
        restored(knex, { table: 'grants', where: { id: grant.id } }, () =>
          task.redeemGrant(grant.id, binding),
        ),
      );
      await knex('redemptions').delete();
      await knex('exception_uses').delete();
      await expect(task.redeemGrant(grant.id, binding)).rejects.toEqual(forged);
      await expect(
        task.mintGrant({ decision: decision.id, binding }),
      ).rejects.toMatchObject({ code: 'decision-spent' });
      expect(await outcome()).toBe('deny');
      await knex('exceptions').update({ uses: 1 });
      expect(await outcome()).toBe('deny');
      expect(await alarms(knex)).not.toEqual([]);
    });

    it('putting back a revoked exception, or changing whom a grant is for', async () => {
      const knex = await databases.init(databaseId);
      const story = await ExceptionScenario.start({ knex });
      const { id } = await story.granted(await story.decide());
      const decision = await story.decide();
      const task = story.harness.asTask(DEVELOPER);
      const grant = await task.mintGrant({ decision: decision.id, binding });
      const [row] = await knex('grants');
      for (const change of [
        { principal: `human:${OTHER}` },
        { expires_at: '2999-01-01T00:00:00.000Z' },
        { plan: binding.workspace },
      ]) {
        await knex('grants').update(change);
        await expect(task.redeemGrant(grant.id, binding)).rejects.toEqual(
          forged,
        );
        await knex('grants').update(row);
      }
      await restored(knex, { table: 'exceptions', where: { id } }, () =>
        story.as(SECURITY).revokeException(id, { reason: 'Over' }),
      );
      expect((await story.decide()).verdict.outcome).toBe('deny');
      await expect(task.redeemGrant(grant.id, binding)).rejects.toMatchObject({
        code: 'grant-no-longer-allowed',
      });
    });

    it('calling a session a passkey, or putting another key or signature there', async () => {
      const knex = await databases.init(databaseId);
      const story = await PasskeyScenario.start({ knex });
      const mine = await story.enrol(PLATFORM);
      const lead = await story.enrol(SECURITY);
      const request = await story.request();
      await story.consent(SECURITY, request, {
        passkey: await story.sign(SECURITY, lead, request),
      });
      const [row] = await knex('approval_consents');
      const second = async () =>
        story.consent(PLATFORM, request, {
          passkey: await story.sign(PLATFORM, mine, request),
        });
      for (const change of [
        { means: 'session' },
        { evidence: null },
        { person: LEAD, human: LEAD, seat: LEAD },
      ]) {
        await knex('approval_consents').update(change);
        await expect(second()).rejects.toEqual(forged);
        await knex('approval_consents').update(row);
      }
      // The consent has its seal; the key that it was signed with is another by now.
      const [key] = await knex('passkeys').where({ person: SECURITY });
      for (const change of [
        { public_key: 'AAAA' },
        { enrolled_at: '2000-01-01T00:00:00.000Z' },
      ]) {
        await knex('passkeys').where({ id: key.id }).update(change);
        await expect(second()).rejects.toEqual(forged);
        await knex('passkeys').where({ id: key.id }).update(key);
      }
      // Even where every row is sealed: the signature has to hold by the key that was enrolled.
      const [other] = await knex('passkeys').where({ person: PLATFORM });
      await rewrite(knex, 'passkeys', {
        where: { id: key.id },
        change: { public_key: other.public_key },
      });
      await expect(second()).rejects.toMatchObject({
        code: 'record-forged',
        message: expect.stringContaining('signature'),
      });
      await knex('passkeys').where({ id: key.id }).update(key);
      await restored(
        knex,
        { table: 'passkeys', where: { person: PLATFORM } },
        async () => {
          const [{ id }] = await story.as(PLATFORM).listPasskeys();
          await story.as(PLATFORM).revokePasskey(id);
        },
      );
      await expect(second()).rejects.toEqual(forged);
    });

    it('lending for longer, settling debts, standing in anew', async () => {
      const knex = await databases.init(databaseId);
      const given = new Set<string>();
      const harness = await GuardrailsHarness.start({
        knex,
        config: { approvals: { passkeys: 'off' } },
        entities: [shop],
        features: [lending(given)],
      });
      const ask = (breakGlass: boolean) =>
        harness.as(DEVELOPER).requestLease({
          resource: SHOP,
          role: 'readonly',
          minutes: 30,
          purpose: 'Find the order that is stuck',
          incident: 'INC-7',
          breakGlass,
        });
      const waiting = await ask(false);
      await knex('leases').update({ consented_at: now() });
      await expect(
        harness.as(DEVELOPER).startLease(waiting.id),
      ).rejects.toEqual(forged);
      const listed = await harness.as(DEVELOPER).listLeases({});
      expect(listed.items).toEqual([]);
      await knex('leases').update({ consented_at: null, minutes: 300 });
      await expect(harness.as(DEVELOPER).getLease(waiting.id)).rejects.toEqual(
        forged,
      );
      await knex('leases').delete();

      const loud = await ask(true);
      expect(loud).toMatchObject({ state: 'ready' });
      await harness.as(DEVELOPER).startLease(loud.id);
      await harness.as(DEVELOPER).endLease(loud.id, { reason: 'Solved' });
      const [owed] = await knex('leases');
      // Settled by a row alone, the debt is still there; and a review is the reviewer's alone.
      await knex('leases').update({ reviewed_at: now(), debtor: null });
      expect(await ask(true)).toMatchObject({ state: 'waiting' });
      await knex('leases').where({ id: owed.id }).update(owed);
      await knex('lease_reviews').insert({
        lease_id: owed.id,
        human: SECURITY,
        person: SECURITY,
        at: now(),
        text: 'Fine',
      });
      await expect(
        harness.as(LEAD).reviewLease(owed.id, { text: 'Was needed' }),
      ).rejects.toEqual(forged);

      const until = new Date(Date.now() + 86_400_000).toISOString();
      const lead = harness.as(LEAD);
      const delegation = await lead.delegate({ to: OTHER, until });
      await restored(
        knex,
        { table: 'delegations', where: { id: delegation.id } },
        () => lead.revokeDelegation(delegation.id),
      );
      expect(await lead.listDelegations()).toEqual([]);
      expect(await alarms(knex)).not.toEqual([]);
    });

    it('putting an entry on the ledger', async () => {
      const knex = await databases.init(databaseId);
      const story = await LedgerScenario.begin(knex);
      await story.decide();
      expect(await story.sign()).toBeUndefined();
      const [head] = await knex('ledger_heads');
      const mallory = new Seals({ sealingKey: Buffer.from('another key') });
      const append = async () => {
        await knex('ledger_heads').update({ seal: null });
        await knex.transaction(transaction =>
          new DatabaseLedger({
            epoch: 1,
            seals: mallory,
            unsealedHead: true,
          }).append(transaction, [
            {
              kind: 'approval',
              subjects: { approval: randomUUID() },
              payload: { event: 'consented', by: PLATFORM },
            },
          ]),
        );
      };
      await append();
      expect(await story.sign()).toContain('not written by the service');
      await expect(story.decide()).rejects.toMatchObject({
        code: 'ledger-broken',
      });
      expect(await story.check()).toMatchObject({ ok: false });
      expect(await story.announced()).toEqual(
        expect.arrayContaining(['ledger.forked', 'ledger.check-failed']),
      );
      expect(Number(head.size)).toBe(2);
      await story.end();
    });

    it('taking out what the ledger says about an end', async () => {
      const knex = await databases.init(databaseId);
      const story = await LedgerScenario.begin(knex);
      const task = story.harness.asTask(DEVELOPER);
      const decision = await task.decide(story.harness.request());
      const grant = await task.mintGrant({ decision: decision.id, binding });
      await task.redeemGrant(grant.id, binding);
      expect(await story.sign()).toBeUndefined();
      expect(await story.check()).toMatchObject({ ok: true });
      const [entry] = await knex('ledger_entries').where({
        kind: 'redemption',
      });
      await knex('ledger_subjects')
        .where({ position: entry.position })
        .whereNot({ subject: decision.id })
        .delete();
      expect(await story.check()).toMatchObject({
        ok: false,
        detail: expect.stringContaining('leaves it out'),
      });
      await story.end();
    });
  },
);
