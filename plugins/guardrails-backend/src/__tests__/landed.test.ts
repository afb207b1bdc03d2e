import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { people } from '../__testUtils__/GuardrailsHarness';
import { LedgerScenario } from '../__testUtils__/LedgerScenario';
import { loadLanded } from '../__testUtils__/loadLanded';
import { sealedTables } from '../record/seals';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const { LEAD, OTHER, SECURITY } = people;

jest.setTimeout(180_000);

describe.each(databases.eachSupportedId())(
  'a database of the landed version on %s',
  databaseId => {
    const begin = async (tamper?: (knex: Knex) => Promise<unknown>) => {
      const knex = await databases.init(databaseId);
      const landed = await loadLanded(knex);
      await tamper?.(knex);
      const { ledger, ...config } = landed.config;
      const open = () =>
        LedgerScenario.begin(
          knex,
          { name: undefined, ...Object(ledger) },
          config,
        );
      return { ...landed, knex, open };
    };

    it('goes on: sealed once, its keys moved out, its records as they were', async () => {
      const { knex, tables, open } = await begin();
      const story = await open();
      for (const table of sealedTables) {
        const seals = await knex(table).pluck('seal');
        expect([table, seals.length]).toEqual([
          table,
          tables[table]?.length ?? 0,
        ]);
        expect([table, seals.filter(seal => seal === null)]).toEqual([
          table,
          [],
        ]);
      }
      expect(
        await knex('settings').whereIn('name', ['sealing-key', 'ledger-key']),
      ).toEqual([]);
      expect(await story.sign()).toBeUndefined();
      expect(await story.check()).toMatchObject({ ok: true });

      const auditor = story.harness.as(SECURITY);
      for (const { id } of tables.decisions) {
        const { decision } = await auditor.getDecision(String(id));
        expect(decision.id).toBe(id);
      }
      const approvals = await auditor.listApprovals({ limit: 100 });
      const states = (rows: { state: string }[]) =>
        rows.map(({ state }) => state).sort();
      // Requests about changes and access are asked for again: they bind to fingerprints of the earlier scheme.
      expect(states(approvals.items)).toEqual([
        'approved',
        'approved',
        'open',
        'redeemed',
        ...Array.from({ length: 5 }, () => 'superseded'),
      ]);
      const exceptions = await auditor.listExceptions({ limit: 100 });
      // The rule of two changed, and finds the same in the changes that they were requested for: both go on.
      expect(states(exceptions.items)).toEqual([
        'active',
        'requested',
        'revoked',
      ]);
      const active = exceptions.items.find(({ state }) => state === 'active')!;
      const { timeline } = await auditor.getException(active.id);
      expect(timeline.map(({ kind }) => kind)).toContain('carried-over');
      const leases = await auditor.listLeases({});
      expect(states(leases.items)).toEqual(['ended', 'refused', 'refused']);
      expect(await story.harness.as(SECURITY).listPasskeys()).toHaveLength(1);
      expect(await story.harness.as(LEAD).listDelegations()).toHaveLength(1);
      await expect(
        story.harness.as(OTHER).getLease(leases.items[0].id),
      ).rejects.toMatchObject({ code: 'not-found' });

      const kinds = async () =>
        (await auditor.listLedgerEntries({ filter: { kind: ['seal'] } })).items
          .length;
      expect(await kinds()).toBe(2);
      await story.end();
      const again = await open();
      expect(
        (await again.auditor.listLedgerEntries({ filter: { kind: ['seal'] } }))
          .items,
      ).toHaveLength(2);
      await again.end();
    });

    it('seals nothing that the ledger does not say, and nothing upon a ledger that is not whole', async () => {
      const forged = await begin(async knex => {
        await knex('approvals')
          .whereNull('approved_at')
          .whereNull('closed_as')
          .update({ approved_at: '2026-11-29T00:00:00.000Z' });
        await knex('exceptions')
          .whereNotNull('revoked_at')
          .update({ revoked_at: null });
        await knex('approval_consents').update({ means: 'passkey' });
        await knex('passkeys').update({ public_key: 'mine' });
        await knex('leases').whereNotNull('ends_at').update({
          ends_at: '2099-01-01T00:00:00.000Z',
        });
        await knex('delegations').update({ revoked_at: null });
        await knex('grants').whereNotNull('status').update({ status: null });
      });
      const story = await forged.open();
      const { knex } = forged;
      const unsealed = async (table: string) =>
        Number((await knex(table).whereNull('seal').count({ n: '*' }))[0].n);
      expect(await unsealed('approvals')).toBe(4);
      expect(await unsealed('exceptions')).toBe(1);
      expect(await unsealed('approval_consents')).toBeGreaterThan(4);
      expect(await unsealed('passkeys')).toBe(1);
      expect(await unsealed('leases')).toBe(1);
      expect(await unsealed('delegations')).toBe(1);
      expect(await unsealed('grants')).toBe(1);
      expect(await story.announced()).toContain('ledger.left-unsealed');
      // The record of it is taken out, with its row in the index: nothing is sealed a second time.
      await story.end();
      const { position } = await knex('ledger_entries')
        .where({ kind: 'seal' })
        .orderBy('position')
        .first('position');
      await knex('ledger_subjects').where({ position }).delete();
      const again = await forged.open();
      expect(await unsealed('exceptions')).toBe(1);
      await again.end();
      await knex('ledger_entries').where({ position }).delete();
      await knex('ledger_entries').update({ seal: null });
      await knex('ledger_heads').update({ seal: null });
      await expect(forged.open()).rejects.toThrow('not whole');
      expect(await unsealed('exceptions')).toBe(1);
    });

    it('refuses another key than the one that it was made with', async () => {
      const { knex } = await begin();
      await expect(
        LedgerScenario.begin(knex, { name: undefined }),
      ).rejects.toThrow('guardrails-keys export');
    });
  },
);
