import { mockServices } from '@backstage/backend-test-utils';
import { uuidv7 } from 'uuidv7';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { ledgerOf, rewrite, seals } from '../../../__testUtils__/seals';
import { beginEpoch } from '../../../record/ledger';
import { DatabaseOutbox } from '../../../record/outbox';
import { beginEnd } from '../commands/endLease';
import { Providers } from '../Providers';
import { LeaseStore } from '../store/LeaseStore';
import { Reconciler } from './Reconciler';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const SHOP = 'resource:default/shop';
const AT = '2026-01-01T00:00:00.000Z';
const LATER = '2999-01-01T00:00:00.000Z';

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('Reconciler on %s', databaseId => {
  /** A lease in force, whose account is found changed; what happens to it while the system answers. */
  async function reconciled(
    meanwhile: {
      listed?: (change: (columns: object) => Promise<void>) => Promise<void>;
      verified?: (end: () => Promise<unknown>) => Promise<unknown>;
    } = {},
  ) {
    const knex = await databases.init(databaseId);
    await beginEpoch(knex, { epoch: 1, fallbackName: 'log', seals });
    const lease = uuidv7();
    await knex('leases').insert({
      id: lease,
      person: 'user:default/developer',
      human: 'user:default/developer',
      provider: 'p',
      resource: SHOP,
      role: 'r',
      minutes: 30,
      purpose: 'p',
      break_glass: 0,
      decision_id: lease,
      fingerprint: `sha256:${'0'.repeat(64)}`,
      outcome: 'allow',
      requested_at: AT,
      start_by: LATER,
      intended_at: AT,
      started_at: AT,
      ends_at: LATER,
      reviews: 0,
    });
    await rewrite(knex, 'leases', { change: { revision: 0 } });
    const outbox = new DatabaseOutbox({ receivers: [], committed: () => {} });
    const store = new LeaseStore({ knex, seals, ledger: ledgerOf(), outbox });
    const logger = mockServices.logger.mock();
    const end = () => beginEnd(store, { id: lease, reason: 'Done' });
    const deps = {
      ...{ knex, outbox, store, logger },
      config: { tell: [] },
      catalog: { target: async () => ({} as never) },
      providers: new Providers({
        logger,
        providers: [
          {
            id: 'p',
            offers: async () => [{ resource: SHOP, roles: [{ name: 'r' }] }],
            list: async () => {
              await meanwhile.listed?.(change =>
                rewrite(knex, 'leases', { change }),
              );
              return [{ lease, deviations: [] }];
            },
            verify: async () => {
              await meanwhile.verified?.(end);
              return { lease, deviations: ['It cannot log in'] };
            },
            revoke: async () => ({ existed: true, report: [], obstacles: [] }),
            grant: async () => {
              throw new Error('Nothing is given here');
            },
          },
        ],
      }),
    };
    await new Reconciler(deps).reconcile();
    return {
      reports: await knex('lease_reports').pluck('text'),
      topics: await knex('announcements').pluck('topic'),
    };
  }

  it('tells that the access of a lease in force is not as it was given', async () => {
    expect(await reconciled()).toEqual({
      reports: ['It cannot log in'],
      topics: ['lease.deviation'],
    });
  });

  it('takes what an end does to the account while it is asked about for no deviation', async () => {
    expect(await reconciled({ verified: end => end() })).toEqual({
      reports: [],
      topics: [],
    });
  });

  it.each<[string, string, string[]]>([
    ['that has ended before', AT, ['lease.orphan']],
    ['that ends while the system is asked', LATER, []],
  ])('takes access for an orphan only of a lease %s', async (_, at, topics) => {
    const ended = { ending_at: AT, ended_at: at };
    const listed = (change: (columns: object) => Promise<void>) =>
      change(ended);
    expect((await reconciled({ listed })).topics).toEqual(topics);
  });
});
