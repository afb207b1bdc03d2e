import { sha256 } from '@backstage-guardrails/policy-decision';
import { FINGERPRINT_VERSION } from '@backstage-guardrails/policy-model';
import { uuidv7 } from 'uuidv7';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { rewrite, seals } from '../../../__testUtils__/seals';
import { recordPolicy } from '../../../decision/bundles';
import { beginEpoch, DatabaseLedger } from '../../../record/ledger';
import { DatabaseOutbox } from '../../../record/outbox';
import type { ApprovalDeps } from '../ApprovalDeps';
import { ApprovalEvents } from '../store/ApprovalEvents';
import { carryOverApprovals, type RulesInForce } from './carryOverApprovals';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const [EARLIER, IN_FORCE, LATER] = ['earlier', 'in force', 'later'].map(sha256);
const [BEFORE, AFTER] = ['before', 'after'].map(sha256);

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'carryOverApprovals on %s',
  databaseId => {
    /** One request, decided with an earlier bundle; with the one in force its change has another fingerprint. */
    async function set(obligations: object[], requests = 1) {
      const knex = await databases.init(databaseId);
      await beginEpoch(knex, { epoch: 1, fallbackName: 'log', seals });
      const records = {
        ledger: new DatabaseLedger({ epoch: 1, seals }),
        outbox: new DatabaseOutbox({ receivers: [], committed: () => {} }),
      };
      const putInForce = (digest: string) =>
        recordPolicy(knex, {
          ...records,
          bundle: { digest, revision: '1' },
          parameters: { digest: sha256('parameters') },
          loosened: { off: [], lowered: [], newRules: [] },
          fresh: false,
        });
      await putInForce(IN_FORCE);
      const ids = Array.from({ length: requests }, () => uuidv7());
      const [id] = ids;
      await knex('approvals').insert(
        ids.map((each, index) => ({
          id: each,
          subject_kind: 'change',
          subject_id: each,
          fingerprint: BEFORE,
          fingerprint_version: FINGERPRINT_VERSION,
          title: 't',
          requester: `user:default/developer-${index}`,
          requested_at: '2026-01-01T00:00:00.000Z',
          expires_at: '2999-01-01T00:00:00.000Z',
          requirements: '[]',
          participants: '[]',
          parts: JSON.stringify({ policy: EARLIER }),
          revision: 0,
        })),
      );
      await rewrite(knex, 'approvals', { change: { revision: 0 } });
      const evaluated = (fingerprint: string, asked: object[]) => ({
        result: {
          fingerprint,
          verdict: { findings: [], obligations: asked, outcome: 'allow' },
        },
      });
      const settled = new Set<string>();
      const run = (meanwhile?: () => Promise<void>) =>
        carryOverApprovals(
          {
            knex,
            seals,
            events: new ApprovalEvents({
              ...records,
              observer: { changed: async () => {} },
            }),
            listeners: {},
            log: { get: async () => ({ decision: { id, target: {} } }) },
          } as unknown as ApprovalDeps,
          {
            bundle: IN_FORCE,
            exceptions: {
              snapshotFor: async () => ({}),
              snapshots: { read: async () => undefined },
            },
            comparison: {
              release: async () => {},
              compare: async () => {
                await meanwhile?.();
                return {
                  kind: 'compared',
                  compared: {
                    before: evaluated(BEFORE, []),
                    after: evaluated(AFTER, obligations),
                  },
                };
              },
            },
          } as unknown as RulesInForce,
          settled,
        );
      return { knex, id, putInForce, run };
    }

    it('carries over in the next run what changed while it was compared', async () => {
      const { knex, run } = await set([]);
      const none = { carried: 0, ended: [] };
      const change = { revision: 1 };
      expect(await run(() => rewrite(knex, 'approvals', { change }))).toEqual(
        none,
      );
      expect(await run()).toEqual({ ...none, carried: 1 });
      expect(await run()).toEqual(none);
      expect(await knex('approvals').first()).toMatchObject({
        carried_fingerprint: AFTER,
        revision: 2,
      });
    });

    it.each([
      ['goes on', []],
      ['ends', [{ kind: 'approval' }]],
    ])(
      'compares no more once another bundle is in force: what %s',
      async (_, obligations) => {
        const { putInForce, run } = await set(obligations, 2);
        let compared = 0;
        await run(async () => {
          compared += 1;
          await putInForce(LATER);
        });
        expect(compared).toBe(1);
      },
    );

    it('answers what could not be evaluated, unless it is closed or another bundle in force by then', async () => {
      const { knex, id, putInForce, run } = await set([]);
      const none = { carried: 0, ended: [] };
      const fails = (meanwhile: () => Promise<void>) =>
        run(async () => {
          await meanwhile();
          throw new Error('Out of memory');
        });
      expect(await fails(() => putInForce(LATER))).toEqual(none);
      await putInForce(IN_FORCE);
      expect(await fails(async () => {})).toEqual({
        ...none,
        ended: [{ approval: id, title: 't', because: 'not-evaluated' }],
      });
      const change = { closed_as: 'withdrawn' as const };
      expect(await fails(() => rewrite(knex, 'approvals', { change }))).toEqual(
        none,
      );
    });

    it.each([
      ['goes on', [], { carried: 1 }],
      ['ends', [{ kind: 'approval' }], { ended: [expect.anything()] }],
    ])(
      'writes nothing for a bundle that another one replaces meanwhile: what %s',
      async (_, obligations, otherwise) => {
        const { knex, putInForce, run } = await set(obligations);
        const kept = await knex('approvals');
        const none = { carried: 0, ended: [] };
        expect(await run(() => putInForce(LATER))).toEqual(none);
        expect(await knex('approvals')).toEqual(kept);
        expect(
          await knex('ledger_entries').whereNot({ kind: 'policy-change' }),
        ).toEqual([]);
        await putInForce(IN_FORCE);
        expect(await run()).toEqual({ ...none, ...otherwise });
      },
    );
  },
);
