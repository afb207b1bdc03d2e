import {
  hasPostgres,
  PostgresServer,
} from '@backstage-guardrails/access-postgres/testUtils';
import { people } from '../__testUtils__/GuardrailsHarness';
import { LeaseScenario, SANDBOX } from '../__testUtils__/LeaseScenario';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { user } from '../__testUtils__/organisation';
import { untilItWaits } from '../__testUtils__/untilItWaits';
import { LeaseEvaluator } from '../governance/leases/LeaseEvaluator';
import { LeaseStore } from '../governance/leases/store/LeaseStore';
import { CatalogPeople } from '../identity/people';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(180_000);

(hasPostgres ? describe : describe.skip).each(databases.eachSupportedId())(
  'attacks on leases, %s',
  databaseId => {
    let postgres: PostgresServer;

    beforeAll(async () => {
      postgres = await PostgresServer.start();
    });
    afterAll(async () => postgres?.stop());

    async function begin(
      options: Partial<Parameters<typeof LeaseScenario.start>[0]> = {},
    ) {
      return LeaseScenario.start({
        knex: await databases.init(databaseId),
        postgres,
        ...options,
      });
    }

    it('consents to one’s own lease', async () => {
      const story = await begin();
      const lease = await story.request({ person: PLATFORM });
      await expect(story.consented(lease, PLATFORM)).rejects.toEqual(
        refused('not-independent'),
      );
      await expect(story.start(lease, PLATFORM)).rejects.toEqual(
        refused('approval-needed'),
      );
      await expect(story.accounts()).resolves.toEqual([]);
    });

    it('asks, starts, ends or reviews as a service, as an agent or in somebody’s name', async () => {
      const story = await begin();
      const mine = await story.request({ resource: SANDBOX });
      const broken = await story.breakGlass({ person: LEAD });
      for (const client of [
        story.harness.asService(),
        story.harness.asTask(DEVELOPER),
        story.harness.asTask(DEVELOPER, 'plugin:mcp-actions'),
      ]) {
        await expect(
          client.requestLease({
            resource: SANDBOX,
            role: 'readonly',
            minutes: 5,
            purpose: 'As a machine',
          }),
        ).rejects.toEqual(refused('humans-only'));
        await expect(client.startLease(mine.id)).rejects.toEqual(
          refused('humans-only'),
        );
        await expect(client.endLease(mine.id, { reason: 'x' })).rejects.toEqual(
          refused('humans-only'),
        );
        await expect(
          client.reviewLease(broken.id, { text: 'x' }),
        ).rejects.toEqual(refused('humans-only'));
      }
      await expect(story.accounts()).resolves.toEqual([]);
    });

    it('starts or ends somebody else’s lease, as an operator for all teams too', async () => {
      const story = await begin();
      const lease = await story.request({ resource: SANDBOX });
      for (const person of [OTHER, PLATFORM, LEAD, SECURITY]) {
        await expect(story.start(lease, person)).rejects.toEqual(
          refused('not-found'),
        );
      }
      for (const person of [OTHER, PLATFORM]) {
        await expect(
          story.harness.as(person).endLease(lease.id, { reason: 'Mine now' }),
        ).rejects.toEqual(refused('not-found'));
      }
    });

    it('starts twice at once on two replicas', async () => {
      const story = await begin();
      const other = await begin({ knex: story.knex });
      const lease = await story.request();
      await story.consented(lease);
      const starts = await Promise.allSettled([
        story.start(lease),
        other.start(lease),
      ]);
      expect(
        starts.filter(({ status }) => status === 'fulfilled'),
      ).toHaveLength(1);
      await expect(story.accounts()).resolves.toHaveLength(1);
      await story.harness.as(DEVELOPER).endLease(lease.id, { reason: 'Done' });
    });

    it('uses break-glass twice at once, with no debt seen by either', async () => {
      const story = await begin();
      const [one, two] = [await story.breakGlass(), await story.breakGlass()];
      expect([one.state, two.state]).toEqual(['ready', 'ready']);
      const starts = await Promise.allSettled([
        story.start(one),
        story.start(two),
      ]);
      expect(
        starts.filter(({ status }) => status === 'fulfilled'),
      ).toHaveLength(1);
      await expect(story.accounts()).resolves.toHaveLength(1);
      for (const { id } of [one, two]) {
        await story.harness.as(LEAD).endLease(id, { reason: 'Done' });
      }
    });

    it('uses break-glass while another one begins: with an approval, or by an account that was linked since', async () => {
      const other = 'user:default/second';
      const accounts = [DEVELOPER, other].map(ref =>
        user(ref, { memberOf: ['group:default/payments'] }),
      );
      const link = (annotations: Record<string, string>) => {
        for (const { metadata } of accounts) metadata.annotations = annotations;
      };
      const story = await begin({ entities: accounts });
      const settle = async ({ id }: { id: string }) => {
        await story.harness.as(LEAD).endLease(id, { reason: 'Done' });
        for (const person of [LEAD, SECURITY]) {
          await story.harness.as(person).reviewLease(id, { text: 'Seen' });
        }
      };
      /** Once a lease was evaluated, and before its access is given. */
      const afterEvaluation = (begins: () => Promise<unknown>) => {
        const { evaluate } = LeaseEvaluator.prototype;
        const spy = jest
          .spyOn(LeaseEvaluator.prototype, 'evaluate')
          .mockImplementation(async function then(
            this: LeaseEvaluator,
            request,
          ) {
            spy.mockRestore();
            const evaluated = await evaluate.call(this, request);
            await begins();
            return evaluated;
          });
      };
      const none = refused('grant-no-longer-allowed');
      const [before, late] = [
        await story.breakGlass(),
        await story.breakGlass(),
      ];
      await story.start(before);
      const approved = await story.breakGlass();
      await story.consented(approved);
      await settle(before);
      afterEvaluation(() => story.start(approved));
      await expect(story.start(late)).rejects.toEqual(none);
      await expect(story.accounts()).resolves.toHaveLength(1);
      await settle(approved);

      const ofTwo = async () => {
        link({});
        const leases = [
          await story.breakGlass(),
          await story.breakGlass({ person: other }),
        ];
        link({ 'guardrails/person': 'one' });
        return leases;
      };
      const [mine, theirs] = await ofTwo();
      afterEvaluation(() => story.start(theirs, other));
      await expect(story.start(mine)).rejects.toEqual(none);
      await settle(theirs);

      // On SQLite there is one transaction at a time.
      if (databaseId === 'SQLITE_3') return;
      const [first, second] = await ofTwo();
      const { countDebt } = LeaseEvaluator.prototype;
      let starts: Promise<unknown> | undefined;
      const counted = jest
        .spyOn(LeaseEvaluator.prototype, 'countDebt')
        .mockImplementation(async function then(
          this: LeaseEvaluator,
          ...asked
        ) {
          counted.mockRestore();
          const debt = await countDebt.call(this, ...asked);
          starts = Promise.allSettled([story.start(second, other)]);
          await untilItWaits(story.knex, starts);
          return debt;
        });
      await story.start(first);
      expect(await starts).toEqual([{ status: 'rejected', reason: none }]);
      await settle(first);
    });

    it('begins beside the break-glass of others, without the catalog being asked while anyone waits', async () => {
      const story = await begin({
        entities: [
          user('user:default/second', { memberOf: ['group:default/payments'] }),
        ],
      });
      const [mine, theirs] = [
        await story.breakGlass(),
        await story.breakGlass({ person: 'user:default/second' }),
      ];
      let transactions = 0;
      const { transact } = LeaseStore.prototype;
      const transacted = jest
        .spyOn(LeaseStore.prototype, 'transact')
        .mockImplementation(function then(this: LeaseStore, work) {
          return transact.call(this, async transaction => {
            transactions += 1;
            return work(transaction).finally(() => {
              transactions -= 1;
            });
          });
        } as typeof transact);
      const { identities } = CatalogPeople.prototype;
      const asked: { accounts: string[]; transactions: number }[] = [];
      const looked = jest
        .spyOn(CatalogPeople.prototype, 'identities')
        .mockImplementation(async function then(this: CatalogPeople, refs) {
          asked.push({ accounts: refs, transactions });
          const known = await identities.call(this, refs);
          // Once the debtors of the first are looked up, another one begins.
          if (asked.length === 2) {
            await story.start(theirs, 'user:default/second');
          }
          return known;
        });
      await story.start(mine);
      looked.mockRestore();
      transacted.mockRestore();
      expect(asked.map(({ accounts }) => accounts)).toEqual([
        [],
        [],
        [],
        [],
        ['user:default/second'],
      ]);
      expect(asked.filter(one => one.transactions > 0)).toEqual([]);
    });

    it('uses break-glass again through a linked second account, and reviews it with one', async () => {
      const second = 'user:default/developer-payments-admin';
      const story = await begin({
        entities: [
          user(second, {
            memberOf: ['group:default/payments'],
            person: DEVELOPER,
          }),
        ],
      });
      const lease = await story.breakGlass();
      await story.start(lease);
      await expect(story.breakGlass({ person: second })).resolves.toMatchObject(
        { state: 'waiting' },
      );
      await story.harness.as(DEVELOPER).endLease(lease.id, { reason: 'Done' });
      await expect(
        story.harness.as(second).reviewLease(lease.id, { text: 'Fine' }),
      ).rejects.toEqual(refused('not-independent'));
    });

    it('links accounts anew between break-glass, its review and the next use', async () => {
      const accounts = ['second', 'third', 'fourth'].map(name =>
        user(`user:default/${name}`, { memberOf: ['group:default/payments'] }),
      );
      const developer = user(DEVELOPER, {
        memberOf: ['group:default/payments'],
      });
      const link = (entity: typeof developer, person: string) => {
        entity.metadata.annotations = { 'guardrails/person': person };
      };
      const story = await begin({ entities: [...accounts, developer] });
      const lease = await story.breakGlass();
      const review = (name: string) =>
        story.harness
          .as(`user:default/${name}`)
          .reviewLease(lease.id, { text: 'Fine' });
      const ready = await story.breakGlass();
      await story.start(lease);
      await story.harness.as(DEVELOPER).endLease(lease.id, { reason: 'Done' });

      link(developer, 'somebody-new');
      link(accounts[0], 'somebody-new');
      await expect(story.start(ready)).rejects.toEqual(
        refused('grant-no-longer-allowed'),
      );
      for (const person of [DEVELOPER, 'user:default/second']) {
        await expect(story.breakGlass({ person })).resolves.toMatchObject({
          state: 'waiting',
        });
      }
      await expect(
        story.breakGlass({ person: 'user:default/fourth' }),
      ).resolves.toMatchObject({ state: 'ready' });
      for (const own of ['second', DEVELOPER.split('/')[1]]) {
        await expect(review(own)).rejects.toEqual(refused('not-independent'));
      }
      await review('third');
      link(accounts[1], 'both');
      link(accounts[2], 'both');
      for (const same of ['third', 'fourth']) {
        await expect(review(same)).rejects.toEqual(refused('already-decided'));
      }
    });

    it('settles a debt with one reviewer twice at once', async () => {
      const story = await begin();
      const lease = await story.breakGlass();
      await story.start(lease);
      await story.harness.as(DEVELOPER).endLease(lease.id, { reason: 'Done' });
      const review = () =>
        story.harness.as(SECURITY).reviewLease(lease.id, { text: 'Seen' });
      const reviews = await Promise.allSettled([review(), review()]);
      expect(
        reviews.filter(({ status }) => status === 'fulfilled'),
      ).toHaveLength(1);
      await expect(story.breakGlass()).resolves.toMatchObject({
        state: 'waiting',
      });
    });

    it('uses the consent to one lease for another, or twice', async () => {
      const story = await begin();
      const [one, two] = [await story.request(), await story.request()];
      await story.consented(one);
      await expect(story.start(two)).rejects.toEqual(
        refused('approval-needed'),
      );
      await story.start(one);
      await story.harness.as(DEVELOPER).endLease(one.id, { reason: 'Done' });
      await expect(story.start(one)).rejects.toEqual(refused('lease-state'));
      await expect(story.accounts()).resolves.toEqual([]);
    });

    it('starts after the account of the environment has changed', async () => {
      const story = await begin();
      const lease = await story.request();
      await story.consented(lease);
      const later = await begin({
        knex: story.knex,
        config: {
          environments: [
            { name: 'production', class: 'production', account: '5' },
          ],
        },
      });
      await expect(later.start(lease)).rejects.toEqual(
        refused('grant-no-longer-allowed'),
      );
      await expect(story.accounts()).resolves.toEqual([]);
    });

    it('starts long after it was asked for', async () => {
      const story = await begin();
      const lease = await story.request({ resource: SANDBOX });
      await story.wait(lease, 24 * 60 + 1);
      await expect(story.start(lease)).rejects.toEqual(refused('lease-state'));
      await expect(
        story.harness.as(DEVELOPER).getLease(lease.id),
      ).resolves.toMatchObject({
        state: 'ended',
        endReason: 'Not started in time',
      });
    });

    it('stays in by an open session, by another password, by a function of its own', async () => {
      const story = await begin();
      const { lease, username, password } = await story.started({
        role: 'developer',
      });
      const session = await postgres.connect(username, password);
      await session.query(`
        alter role ${username} password 'my own';
        create function public.stay() returns text language sql security definer as 'select state from orders';
        grant execute on function public.stay() to public;
      `);
      await story.wait(lease, 31);
      await story.reconcile();
      await expect(session.query('select * from orders')).rejects.toThrow();
      await expect(postgres.connect(username, 'my own')).rejects.toThrow();
      const ended = await story.harness.as(DEVELOPER).getLease(lease.id);
      expect(ended).toMatchObject({
        state: 'ended',
        report: expect.arrayContaining([
          'A SECURITY DEFINER function was left and made harmless: function public.stay() in database shop',
        ]),
      });
      await expect(
        postgres.query<{ open: boolean }>(
          `select prosecdef or has_function_privilege('readonly', oid, 'execute') as open from pg_proc where proname = 'stay'`,
        ),
      ).resolves.toEqual([{ open: false }]);
      await postgres.query('drop function stay');
    });

    it('becomes the administrating account by a function under a name of its statements', async () => {
      const story = await begin();
      const { lease, username, password } = await story.started({
        role: 'developer',
      });
      const session = await postgres.connect(username, password);
      await session.query(`
        create function public.starts_with(n name, t text) returns boolean language plpgsql as $$ begin
          if session_user = 'guardrails_admin' then execute 'grant readonly to mallory'; end if;
          return pg_catalog.starts_with(n::text, t);
        end $$`);
      await session.end();
      await story.reconcile();
      await story.harness.as(DEVELOPER).endLease(lease.id, { reason: 'Done' });
      await expect(
        postgres.query(
          `select pg_has_role('mallory', 'readonly', 'member') as got`,
        ),
      ).resolves.toEqual([{ got: false }]);
      await postgres.query('drop function public.starts_with(name, text)');
    });

    it('keeps an end from ever being complete by what it left, and its list from being known', async () => {
      const story = await begin();
      const { lease, username, password } = await story.started({
        role: 'developer',
      });
      const session = await postgres.connect(username, password);
      await session.query(
        'create table public.mine (id int); grant select on public.mine to public',
      );
      await session.end();
      await postgres.query(`grant select on orders to ${username}`);
      const get = () => story.harness.as(DEVELOPER).getLease(lease.id);
      await story.harness.as(DEVELOPER).endLease(lease.id, { reason: 'Done' });
      const report = [
        'Left behind: table public.mine in database shop',
        `New while the lease ran: SELECT on table public.mine to everybody, granted by ${username} in database shop`,
        `New while the lease ran: SELECT on table public.orders to ${username}, granted by postgres in database shop`,
      ];
      const sorted = async () => (await get()).report.sort();
      await story.reconcile();
      await story.reconcile();
      expect(await get()).toMatchObject({
        state: 'ending',
        obstacles: [
          expect.stringMatching(
            /^SELECT on table public.orders was granted by postgres/,
          ),
        ],
      });
      expect(await sorted()).toEqual(report);
      const told = (await story.announced()).filter(
        ({ topic }) => topic === 'lease.overdue',
      );
      expect(told).toHaveLength(1);
      await expect(postgres.connect(username, password)).rejects.toThrow();
      await postgres.query(`revoke all on orders from ${username}`);
      await story.reconcile();
      const ended = await get();
      expect(ended).toMatchObject({ state: 'ended' });
      expect(ended.obstacles).toBeUndefined();
      expect(await sorted()).toEqual(report);
      expect((await story.ledger()).slice(-3)).toEqual([
        'lease ending',
        'lease reported',
        'lease ended',
      ]);
      await expect(story.accounts()).resolves.toEqual([]);
      await postgres.query('drop table mine');
    });

    it.each([
      ['another environment', { environment: 'sandbox' }, 'bad-request'],
      ['another person', { person: undefined, actor: OTHER }, 'bad-request'],
      ['no end', { minutes: 1e9 }, 'bad-request'],
      ['a role that nobody offers', { role: 'postgres' }, 'not-found'],
      [
        'a role with SQL in it',
        { role: `readonly"; alter role x superuser` },
        'not-found',
      ],
      ['another spelling of a role', { role: 'READONLY' }, 'not-found'],
      [
        'a resource with SQL in it',
        { resource: `resource:default/x'; drop table leases; --` },
        'bad-request',
      ],
      [
        'text that turns its direction',
        { purpose: 'only \u202eetirw' },
        'shape',
      ],
      ['text with a control character', { incident: 'INC\u0007' }, 'shape'],
    ])('asks for %s', async (_, attempt, code) => {
      const story = await begin();
      await expect(story.request(attempt as object)).rejects.toEqual(
        refused(code),
      );
      await expect(story.knex('leases')).resolves.toEqual([]);
    });
  },
);
