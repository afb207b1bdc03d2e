import {
  hasPostgres,
  PostgresServer,
} from '@backstage-guardrails/access-postgres/testUtils';
import { people } from '../__testUtils__/GuardrailsHarness';
import {
  LeaseScenario,
  SANDBOX,
  SHOP,
  type CrashPoint,
} from '../__testUtils__/LeaseScenario';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(120_000);

(hasPostgres ? describe : describe.skip).each(databases.eachSupportedId())(
  'leases on %s',
  databaseId => {
    let postgres: PostgresServer;

    beforeAll(async () => {
      postgres = await PostgresServer.start();
    });
    afterAll(async () => postgres?.stop());

    const dead: LeaseScenario[] = [];
    afterEach(() => dead.forEach(story => story.bury()));

    const begin = async () =>
      LeaseScenario.start({ knex: await databases.init(databaseId), postgres });

    /** For what leaves no account behind and lists no leases of others. */
    let story: LeaseScenario;
    beforeAll(async () => {
      story = await begin();
    });

    it('lends production after consent, once, and takes it back with every session', async () => {
      const lease = await story.request();
      expect(lease).toEqual({
        id: expect.any(String),
        state: 'waiting',
        person: DEVELOPER,
        resource: SHOP,
        owner: 'group:default/payments',
        role: 'readonly',
        minutes: 30,
        purpose: 'Find the order that is stuck',
        incident: 'INC-7',
        breakGlass: false,
        decision: expect.any(String),
        approval: expect.any(String),
        requestedAt: expect.any(String),
        report: [],
        reviews: [],
      });
      await expect(story.start(lease)).rejects.toEqual(
        refused('approval-needed'),
      );
      await expect(story.accounts()).resolves.toEqual([]);
      await story.consented(lease);
      const {
        username,
        password,
        connection,
        lease: active,
      } = await story.start(lease);
      expect(active).toMatchObject({
        state: 'active',
        startedAt: expect.any(String),
      });
      expect(connection).toMatchObject({ host: '127.0.0.1', database: 'shop' });
      const session = await postgres.connect(username, password);
      await session.query('select * from orders');
      await expect(story.start(lease)).rejects.toEqual(refused('lease-state'));
      const ended = await story.harness
        .as(DEVELOPER)
        .endLease(lease.id, { reason: 'Found it' });
      expect(ended).toMatchObject({
        state: 'ended',
        endReason: 'Found it',
        report: [],
        usage: expect.arrayContaining([expect.stringMatching(/^SELECT: /)]),
      });
      await expect(session.query('select 1')).rejects.toThrow();
      await expect(postgres.connect(username, password)).rejects.toThrow();
      await expect(story.accounts()).resolves.toEqual([]);
      await expect(story.ledger(lease)).resolves.toEqual([
        'lease requested',
        'lease consented',
        'lease starting',
        'lease started',
        'lease ending',
        'lease ended',
      ]);
      const everything = JSON.stringify([
        await story.knex('leases'),
        await story.knex('announcements'),
        await story.knex('ledger_entries').catch(() => []),
      ]);
      expect(everything).not.toContain(password);
    });

    it('lends a sandbox without asking anybody, and ends it when the time is over', async () => {
      const lease = await story.request({ resource: SANDBOX });
      expect(lease).toMatchObject({ state: 'ready' });
      const { username, password } = await story.start(lease);
      const session = await postgres.connect(username, password);
      await story.wait(lease, 31);
      await expect(
        story.harness.as(DEVELOPER).getLease(lease.id),
      ).resolves.toMatchObject({
        state: 'ending',
      });
      await story.reconcile();
      await expect(session.query('select 1')).rejects.toThrow();
      await expect(
        story.harness.as(DEVELOPER).getLease(lease.id),
      ).resolves.toMatchObject({
        state: 'ended',
        endReason: 'Expired',
      });
      await expect(story.accounts()).resolves.toEqual([]);
    });

    it('refuses what a rule refuses and says so on record', async () => {
      const lease = await story.request({ minutes: 600 });
      expect(lease).toMatchObject({
        state: 'refused',
        endReason: expect.stringContaining('the maximum is'),
      });
      await expect(story.start(lease)).rejects.toEqual(refused('lease-state'));
      const rejected = await story.request();
      await story.consented(rejected, PLATFORM, 'reject');
      await expect(
        story.harness.as(DEVELOPER).getLease(rejected.id),
      ).resolves.toMatchObject({
        state: 'refused',
      });
      await expect(story.ledger(lease)).resolves.toEqual(['lease refused']);
      await expect(story.ledger(rejected)).resolves.toEqual([
        'lease requested',
        'lease refused',
      ]);
    });

    it('gives break-glass at once and loudly, and keeps the debt until two others have reviewed it', async () => {
      const lease = await story.breakGlass();
      expect(lease).toMatchObject({ state: 'ready', breakGlass: true });
      await story.start(lease);
      expect(await story.announced()).toContainEqual({
        topic: 'lease.break-glass',
        severity: 'critical',
        recipients: ['group:default/payments', 'group:default/security'],
      });
      const next = await story.breakGlass();
      expect(next).toMatchObject({ state: 'waiting' });
      await expect(
        story.harness.as(SECURITY).reviewLease(lease.id, { text: 'Too early' }),
      ).rejects.toEqual(refused('lease-state'));
      await story.harness.as(LEAD).endLease(lease.id, { reason: 'Solved' });
      await story.reconcile();
      expect(await story.announced()).toContainEqual(
        expect.objectContaining({ topic: 'lease.review-due' }),
      );
      await expect(
        story.harness.as(DEVELOPER).reviewLease(lease.id, { text: 'Fine' }),
      ).rejects.toEqual(refused('not-independent'));
      await expect(
        story.harness.as(OTHER).reviewLease(lease.id, { text: 'Fine' }),
      ).rejects.toEqual(refused('not-found'));
      await story.harness
        .as(SECURITY)
        .reviewLease(lease.id, { text: 'Looked at it' });
      await expect(
        story.harness.as(SECURITY).reviewLease(lease.id, { text: 'Again' }),
      ).rejects.toEqual(refused('already-decided'));
      const debts = () =>
        story.harness.as(SECURITY).listLeases({ filter: { debt: true } });
      expect((await debts()).items.map(({ id }) => id)).toEqual([lease.id]);
      const reviewed = await story.harness
        .as(LEAD)
        .reviewLease(lease.id, { text: 'Was needed' });
      expect(reviewed.reviews).toEqual([
        { person: SECURITY, at: expect.any(String), text: 'Looked at it' },
        { person: LEAD, at: expect.any(String), text: 'Was needed' },
      ]);
      expect((await debts()).items).toEqual([]);
      const again = await story.breakGlass();
      expect(again).toMatchObject({ state: 'ready' });
      await story.start(again);
      await story.harness
        .as(DEVELOPER)
        .endLease(again.id, { reason: 'Solved again' });
      expect(await story.ledger(lease)).toEqual(
        expect.arrayContaining([
          'break-glass starting',
          'break-glass reviewed',
        ]),
      );
    });

    it('shows leases to those with a part in them, page by page', async () => {
      const alone = await begin();
      const first = await alone.request({ resource: SANDBOX });
      const second = await alone.request();
      await alone.start(first);
      const list = (person: string, request = {}) =>
        alone.harness.as(person).listLeases(request);
      const one = await list(DEVELOPER, { limit: 1 });
      expect(one.items.map(({ id }) => id)).toEqual([second.id]);
      const two = await list(DEVELOPER, { limit: 1, cursor: one.nextCursor });
      expect(two.items.map(({ id }) => id)).toEqual([first.id]);
      expect(two.nextCursor).toBeUndefined();
      const ids = async (person: string, filter = {}) =>
        (await list(person, { filter })).items.map(({ id }) => id);
      expect(await ids(DEVELOPER, { state: ['active'] })).toEqual([first.id]);
      expect(await ids(DEVELOPER, { state: ['waiting', 'ready'] })).toEqual([
        second.id,
      ]);
      expect(await ids(DEVELOPER, { resource: SHOP })).toEqual([second.id]);
      expect(await ids(LEAD, { box: 'owned' })).toEqual([second.id, first.id]);
      expect(await ids(LEAD, { box: 'mine' })).toEqual([]);
      expect(await ids(SECURITY)).toEqual([second.id, first.id]);
      expect(await ids(OTHER)).toEqual([]);
      await expect(alone.harness.as(OTHER).getLease(first.id)).rejects.toEqual(
        refused('not-found'),
      );
      await expect(
        alone.harness.as(PLATFORM).getLease(second.id),
      ).resolves.toMatchObject({
        id: second.id,
      });
      await expect(
        alone.harness.as(DEVELOPER).listLeaseOffers(),
      ).resolves.toEqual([
        {
          resource: SHOP,
          provider: 'postgres',
          roles: [{ name: 'readonly' }, { name: 'developer' }],
        },
        {
          resource: SANDBOX,
          provider: 'postgres',
          roles: [{ name: 'readonly' }, { name: 'developer' }],
        },
      ]);
      await alone.harness.as(DEVELOPER).endLease(first.id, { reason: 'Done' });
    });

    it.each<[CrashPoint, string, string]>([
      ['before grant', 'active', 'failed'],
      ['after grant', 'active', 'failed'],
      ['before revoke', 'ended', 'ended'],
      ['after revoke', 'ended', 'ended'],
    ])(
      'is brought to its end by another portal where the first died %s',
      async (death, soon, later) => {
        const knex = await databases.init(databaseId);
        const first = await LeaseScenario.start({ knex, postgres, death });
        dead.push(first);
        const lease = await first.request({ resource: SANDBOX });
        const started = first.start(lease).catch(() => undefined);
        if (death.endsWith('revoke')) {
          await started;
          void first.harness
            .as(DEVELOPER)
            .endLease(lease.id, { reason: 'Done' })
            .catch(() => undefined);
        }
        const column = death.endsWith('revoke') ? 'ending_at' : 'intended_at';
        await until(
          async () =>
            (await knex('leases').where({ id: lease.id }).first())[column] !==
            null,
        );
        await until(async () =>
          death === 'after grant'
            ? (await first.accounts()).length === 1
            : death !== 'after revoke' || (await first.accounts()).length === 0,
        );
        const second = await LeaseScenario.start({ knex, postgres });
        const state = async () =>
          (await second.harness.as(DEVELOPER).getLease(lease.id)).state;
        await second.reconcile();
        // A start may still be at work as far as anybody can tell; then its time is over.
        expect(await state()).toBe(soon);
        await second.wait(lease, 3);
        await second.reconcile();
        expect(await state()).toBe(later);
        await expect(second.accounts()).resolves.toEqual([]);
        expect((await second.ledger()).at(-1)).toBe('lease ended');
      },
    );

    it('ends access that nobody has on record, tells of deviations, and of a sealed account in use', async () => {
      await postgres.query(`create role guardrails_lease_stranger login`);
      await postgres.query(`create role sealed login password 'sealed'`);
      const { lease, username, password } = await story.started();
      const session = await postgres.connect(username, password);
      await session.query(`alter role ${username} password 'my own'`);
      const sealed = await postgres.connect('sealed', 'sealed');
      await story.reconcile();
      await story.reconcile();
      expect(await story.accounts()).toEqual([username]);
      expect(
        await story.harness.as(DEVELOPER).getLease(lease.id),
      ).toMatchObject({
        state: 'active',
        report: ['The password was changed'],
      });
      const topics = (await story.announced()).map(({ topic }) => topic);
      expect(topics.filter(topic => topic === 'lease.orphan')).toHaveLength(1);
      expect(topics.filter(topic => topic === 'lease.deviation')).toHaveLength(
        1,
      );
      expect(topics).toContain('lease.emergency');
      await sealed.end();
      await postgres.query(`drop role ${username}`).catch(() => undefined);
      await story.harness.as(SECURITY).endLease(lease.id, { reason: 'Enough' });
      await expect(postgres.connect(username, 'my own')).rejects.toThrow();
      await postgres.query('drop role sealed');
    });
  },
);

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
