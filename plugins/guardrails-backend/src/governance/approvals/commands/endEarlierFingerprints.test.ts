import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { DatabaseOutbox } from '../../../record/outbox';
import { rewrite, seals } from '../../../__testUtils__/seals';
import { exceptionDecided, policyRequestDecided } from '../../exceptions';
import { leaseDecided } from '../../leases';
import { beginEpoch, DatabaseLedger } from '../../../record/ledger';
import { ApprovalEvents } from '../store/ApprovalEvents';
import { endEarlierFingerprints } from './endEarlierFingerprints';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const digest = `sha256:${'0'.repeat(64)}`;
const AT = '2026-01-01T00:00:00.000Z';
const LATER = '2999-01-01T00:00:00.000Z';
const PERSON = 'user:default/developer';

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'endEarlierFingerprints on %s',
  databaseId => {
    async function set() {
      const knex = await databases.init(databaseId);
      await beginEpoch(knex, { epoch: 1, fallbackName: 'log', seals });
      const records = {
        seals,
        ledger: new DatabaseLedger({ epoch: 1, seals }),
        outbox: new DatabaseOutbox({ receivers: [], committed: () => {} }),
      };
      const deps = {
        knex,
        seals,
        events: new ApprovalEvents({
          ...records,
          observer: { changed: async () => {} },
        }),
        listeners: {
          exception: exceptionDecided(records),
          lease: leaseDecided(records),
          'policy-request': policyRequestDecided(records),
        },
      };
      return { knex, run: () => endEarlierFingerprints(deps) };
    }

    async function request(knex: Knex, row: object = {}): Promise<string> {
      const id = uuidv7();
      await knex('approvals').insert({
        id,
        subject_kind: 'change',
        subject_id: id,
        fingerprint: digest.slice(0, -4) + id.slice(-4),
        title: 't',
        requester: PERSON,
        requested_at: AT,
        expires_at: LATER,
        requirements: '[]',
        participants: '[]',
        parts: '{}',
        revision: 0,
        due_at: LATER,
        ...row,
      });
      await rewrite(knex, 'approvals', {
        where: { id },
        change: { revision: 0 },
      });
      return id;
    }

    it('ends what nobody can use any more, once, and tells everybody it waits for or was given by', async () => {
      const { knex, run } = await set();
      const open = await request(knex);
      const approved = await request(knex, { approved_at: AT });
      await knex('approval_parts').insert([
        { approval_id: open, person: 'user:default/asked', waiting: 1 },
        { approval_id: open, person: 'user:default/owner', waiting: 0 },
      ]);
      for (const [person, withdrawn] of [
        ['user:default/consented', null],
        ['user:default/withdrew', AT],
      ]) {
        await knex('approval_consents').insert({
          id: uuidv7(),
          approval_id: approved,
          person,
          human: person,
          seat: person,
          kind: 'approve',
          at: AT,
          means: 'session',
          consent_digest: digest,
          counts: '{}',
          withdrawn_at: withdrawn,
        });
      }
      const ended = await Promise.all([run(), run()]);
      expect(ended[0] + ended[1]).toBe(2);
      expect(await run()).toBe(0);
      for (const id of [open, approved]) {
        expect(await knex('approvals').where({ id }).first()).toMatchObject({
          closed_as: 'superseded',
          closed_reason: 'fingerprint-version',
          closed_at: expect.any(String),
          due_at: null,
          revision: 1,
        });
      }
      expect(await knex('approval_parts').where({ waiting: 1 })).toEqual([]);
      const told = (await knex('announcements')).map(({ content }) =>
        JSON.parse(content),
      );
      expect(told.map(({ recipients }) => recipients).sort()).toEqual([
        ['user:default/asked', PERSON],
        ['user:default/consented', PERSON],
      ]);
      const entries = (await knex('ledger_payloads')).map(({ payload }) =>
        JSON.parse(payload),
      );
      expect(entries).toHaveLength(2);
      expect(entries[0]).toMatchObject({
        event: 'superseded',
        reason: 'fingerprint-version',
        from: null,
        to: 'guardrails/fingerprint/v2',
      });
    });

    it('leaves alone what the service did not write, and ends the rest', async () => {
      const { knex, run } = await set();
      const forged = await request(knex);
      await knex('approvals').update({ title: 'another one' });
      await request(knex);
      expect(await run()).toBe(1);
      expect(
        await knex('approvals').whereNull('closed_as').pluck('id'),
      ).toEqual([forged]);
    });

    it.each<[string, object]>([
      ['of this version', { fingerprint_version: 'guardrails/fingerprint/v2' }],
      ['for an exception', { subject_kind: 'exception' }],
      ['about policy', { subject_kind: 'policy-request' }],
      ['redeemed', { closed_as: 'redeemed', closed_at: AT }],
      ['over', { expires_at: AT }],
    ])('leaves a request alone that is %s', async (_, row) => {
      const { knex, run } = await set();
      await request(knex, row);
      const before = await knex('approvals');
      expect(await run()).toBe(0);
      expect(await knex('approvals')).toEqual(before);
      expect(await knex('announcements')).toEqual([]);
    });

    it.each([
      ['waits for consent', {}, true],
      ['has it', { consented_at: AT }, true],
      ['has begun', { consented_at: AT, intended_at: AT }, false],
    ])('ends the lease behind it that %s', async (_, row, ends) => {
      const { knex, run } = await set();
      const lease = uuidv7();
      const approval = await request(knex, {
        subject_kind: 'lease',
        subject_id: lease,
      });
      await knex('leases').insert({
        id: lease,
        person: PERSON,
        human: PERSON,
        provider: 'p',
        resource: 'resource:default/a',
        role: 'r',
        minutes: 1,
        purpose: 'p',
        break_glass: 0,
        decision_id: lease,
        fingerprint: digest,
        outcome: 'needs-approval',
        approval_id: approval,
        requested_at: AT,
        start_by: LATER,
        reviews: 0,
        ...row,
      });
      await rewrite(knex, 'leases', { change: { revision: 0 } });
      expect(await run()).toBe(1);
      const { refused_at: refusedAt, end_reason: reason } = await knex(
        'leases',
      ).first();
      expect(refusedAt !== null).toBe(ends);
      expect(`${reason}`.includes('Request the access again')).toBe(ends);
    });
  },
);
