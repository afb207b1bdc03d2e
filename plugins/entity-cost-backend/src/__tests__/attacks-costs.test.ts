import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { CostHarness } from '../__testUtils__/CostHarness';
import { seedCosts } from '../__testUtils__/seedCosts';
import { createCostConditionalDecision, costConditions } from '../access';
import { costReadPermission } from '@backstage-guardrails/plugin-entity-cost-common';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(120_000);

const lead = 'user:default/payments-lead';
const stranger = 'user:default/stranger';
const finance = 'user:default/finance-analyst';
const buyer = 'user:default/buyer';
const platform = 'user:default/platform-operator';

const payments = 'group:default/payments';
const search = 'group:default/search';
const checkout = 'component:default/checkout';
const ledger = 'component:default/ledger';
const finder = 'component:default/finder';

const entities = [
  {
    ref: checkout,
    owner: payments,
    system: 'system:default/shop',
    costCenter: 'cc-1',
  },
  { ref: ledger, owner: payments, costCenter: 'cc-1' },
  {
    ref: finder,
    owner: search,
    system: 'system:default/shop',
    costCenter: 'cc-secret',
    budget: { amount: '5', currency: 'EUR' },
  },
  { ref: 'system:default/shop', owner: payments },
  { ref: payments, owner: payments },
  { ref: search, owner: search },
];

const eur = (units: number) => BigInt(units) * 1_000_000n;

const charges = ['2026-02', '2026-03'].flatMap((month, index) => [
  {
    month,
    day: `${month}-01`,
    entity: checkout,
    owner: payments,
    service: 'Compute',
    environment: 'production',
    effective: eur(100 + index),
    billed: eur(110 + index),
    list: eur(200 + index),
    resource: 'vm-1',
    quantity: `${10 + index}`,
    workload: {
      cpu_requested: '100',
      cpu_used: '25',
      cpu_cost: '30',
      ram_requested: '2000',
      ram_used: '1500',
      ram_cost: '10',
      gpu_hours: '4',
      gpu_cost: '8',
    },
  },
  {
    month,
    day: `${month}-02`,
    entity: ledger,
    owner: payments,
    service: 'Storage',
    effective: 333_333n,
    currency: 'USD',
  },
  {
    month,
    day: `${month}-01`,
    entity: finder,
    owner: search,
    service: 'SecretSearchService',
    environment: 'secret-lab',
    effective: eur(7_777),
    list: eur(9_999),
    resource: 'secret-vm',
    quantity: '7777',
    workload: {
      cpu_requested: '9999',
      cpu_used: '7777',
      cpu_cost: '9999',
      ram_requested: '9999',
      ram_used: '9999',
      ram_cost: '9999',
      gpu_hours: '7777',
      gpu_cost: '9999',
      network_transferred: '7777',
      network_cost: '9999',
    },
  },
  {
    month,
    day: `${month}-03`,
    entity: null,
    owner: null,
    service: 'Tax',
    effective: eur(50),
    reason: 'contested',
    contestedBy: [
      { ref: checkout, owner: payments, annotation: 'entity-cost/match' },
      { ref: finder, owner: search, annotation: 'entity-cost/match' },
    ],
  },
]);

/** What nothing that the lead of payments gets may hold: names of another team, and amounts with it in them. */
const secrets = [
  'finder',
  'search',
  'SecretSearch',
  'secret',
  'cc-secret',
  '7777',
  '9999',
  '7878',
  '7877',
  '7928',
  '7927',
];

describe.each(databases.eachSupportedId())(
  'attacks on costs, %s',
  databaseId => {
    let portal: CostHarness;

    beforeAll(async () => {
      portal = await CostHarness.start({
        databases,
        databaseId,
        config: {
          access: {
            readers: ['group:default/finance', 'group:default/buyers'],
            managers: ['group:default/platform'],
            negotiatedPrices: [
              'group:default/finance',
              'group:default/platform',
              'group:default/payments',
            ],
          },
          budgets: [
            { environment: 'secret-lab', amount: '1 EUR' },
            { system: 'system:default/shop', amount: '1000 EUR' },
          ],
        },
        groups: {
          [lead]: [payments],
          [finance]: ['group:default/finance'],
          [buyer]: ['group:default/buyers'],
          [platform]: ['group:default/platform'],
        },
      });
      await seedCosts(portal.knex, { charges, entities });
    });

    afterAll(async () => portal?.stop());

    const groupings = [
      'owner',
      'cost-center',
      'environment',
      'service',
      'system',
      'entity',
    ];

    const readings = [
      ...groupings.flatMap(groupBy => [
        `/costs?groupBy=${groupBy}`,
        `/costs?groupBy=${groupBy}&sort=change`,
        `/costs?groupBy=${groupBy}&sort=name&limit=1`,
        `/costs?groupBy=${groupBy}&search=s`,
        `/costs?groupBy=${groupBy}&owner=${search}`,
        `/costs?groupBy=${groupBy}&entity=${finder}`,
        `/costs?groupBy=${groupBy}&service=SecretSearchService`,
        `/costs?groupBy=${groupBy}&system=system:default/shop`,
        `/costs?groupBy=${groupBy}&costCenter=cc-secret`,
        `/export?groupBy=${groupBy}`,
        `/export?groupBy=${groupBy}&format=json`,
      ]),
      '/entities/system/default/shop/costs',
      '/entities/component/default/checkout/costs',
      '/entities/group/default/payments/costs',
      '/entities/system/default/shop/usage',
      '/entities/component/default/checkout/usage',
      '/entities/group/default/payments/usage',
      '/budgets',
    ];

    it.each(readings)(
      'tells the lead of a team nothing of another: %s',
      async path => {
        const answer = await portal.call({ as: lead, path });
        expect(answer.status).toBe(200);
        // what was asked for is no news
        const asked = decodeURIComponent(path);
        const told = secrets.filter(
          secret => answer.text.includes(secret) && !asked.includes(secret),
        );
        expect(told).toEqual([]);
      },
    );

    it('adds up what the caller may read, and no total with more', async () => {
      const { body } = await portal.call({ as: lead, path: '/costs' });
      expect(body).toMatchObject({ readsAll: false, month: '2026-03' });
      expect(body.totals).toEqual([
        { currency: 'EUR', total: '101', previousTotal: '100' },
        { currency: 'USD', total: '0.333333', previousTotal: '0.333333' },
      ]);
      expect(body.items).toMatchObject([
        { key: payments, currency: 'EUR', amount: '101', perMille: 1000 },
        { key: payments, currency: 'USD', amount: '0.333333' },
      ]);
    });

    it('says that a system has more than is shown, and compares no budget with a part', async () => {
      const { body } = await portal.call({
        as: lead,
        path: '/entities/system/default/shop/costs',
      });
      expect(body).toMatchObject({ partial: true, scope: 'members' });
      expect(body.currencies).toHaveLength(1);
      expect(body.currencies[0]).toMatchObject({ total: '101' });
      expect(body.budgets).toEqual([
        expect.objectContaining({ state: 'partial', reached: [] }),
      ]);
      expect(body.budgets[0]).not.toHaveProperty('spent');
      // nor with a part of the month before, which is shown beside it
      const next = await portal.call({
        as: lead,
        path: '/budgets?month=2026-04',
      });
      const ofSystem = next.body.items.find(
        ({ subject }: any) => subject.value === 'system:default/shop',
      );
      expect(ofSystem).toMatchObject({ state: 'partial' });
      expect(ofSystem).not.toHaveProperty('previousSpent');
    });

    it.each([
      '/entities/component/default/finder/costs',
      '/entities/component/default/there-is-no-such/costs',
      '/entities/group/default/search/costs',
      '/entities/component/default/finder/usage',
      '/entities/component/default/there-is-no-such/usage',
      '/entities/group/default/search/usage',
      '/costs/unallocated',
    ])(
      'refuses alike what is of others and what there is not: %s',
      async path => {
        const { status, body } = await portal.call({ as: lead, path });
        expect([status, body.error]).toEqual([
          403,
          {
            name: 'EntityCostError',
            code: 'not-allowed',
            message:
              'You may not read or change this. Ask its owner or an administrator.',
          },
        ]);
      },
    );

    it('has the usage of a system as far as the caller may read it', async () => {
      const usage = async (as: string, query = '') => {
        const path = `/entities/system/default/shop/usage${query}`;
        return (await portal.call({ as, path })).body;
      };
      const own = await usage(lead);
      expect(own).toEqual({
        entity: 'system:default/shop',
        month: '2026-03',
        previousMonth: '2026-02',
        through: '2026-03-03',
        complete: false,
        scope: 'members',
        partial: true,
        quantities: [
          {
            service: 'Compute',
            unit: 'Hours',
            quantity: '11',
            previousQuantity: '10',
          },
        ],
        omittedQuantities: 0,
        efficiency: [
          {
            currency: 'EUR',
            cpu: {
              requested: '100',
              used: '25',
              cost: '30',
              idleCost: '22.5',
              perMille: 250,
            },
            ram: {
              requested: '2000',
              used: '1500',
              cost: '10',
              idleCost: '2.5',
              perMille: 750,
            },
            cost: '40',
            idleCost: '25',
            perMille: 375,
            others: [{ resource: 'gpu', quantity: '4', cost: '8' }],
          },
        ],
      });
      const all = await usage(finance);
      expect(all.partial).toBe(false);
      expect(all.quantities).toHaveLength(2);
      expect(all.efficiency[0].cpu.requested).toBe('10099');
      expect(await usage(lead, '?month=2026-02')).toMatchObject({
        month: '2026-02',
        complete: true,
        quantities: [{ quantity: '10', previousQuantity: '0' }],
      });
      expect(await usage(lead, '?currency=USD')).toMatchObject({
        efficiency: [],
      });
      const [workloads] = (await usage(buyer)).efficiency;
      expect(workloads).toMatchObject({
        cpu: { requested: '10099' },
        others: [
          { resource: 'gpu', quantity: '7781' },
          { resource: 'network-transferred', quantity: '7777' },
        ],
      });
      expect(JSON.stringify(workloads)).not.toMatch(/cost/i);
      const exported = await portal.call({
        as: buyer,
        path: '/entities/system/default/shop/usage/export?format=json',
      });
      expect(exported.body).toContainEqual(
        expect.objectContaining({
          service: 'CPU of workloads',
          requested: '10099',
          cost: '',
          idle_cost: '',
        }),
      );
      const none = await portal.call({
        as: lead,
        path: '/entities/component/default/ledger/usage',
      });
      expect(none.body).toMatchObject({ quantities: [], efficiency: [] });
    });

    it('answers a batch alike for what is of others and what there is not', async () => {
      const { body } = await portal.call({
        as: lead,
        method: 'POST',
        path: '/entities/costs',
        body: {
          entityRefs: [
            'Component:default/Finder',
            'component:default/there-is-no-such',
            checkout,
            'system:default/shop',
          ],
        },
      });
      expect(body.items).toEqual([
        { entity: finder, state: 'not-allowed', currencies: [] },
        {
          entity: 'component:default/there-is-no-such',
          state: 'not-allowed',
          currencies: [],
        },
        {
          entity: checkout,
          state: 'costs',
          currencies: [{ currency: 'EUR', total: '101', previousTotal: '100' }],
        },
        {
          entity: 'system:default/shop',
          state: 'costs',
          currencies: [{ currency: 'EUR', total: '101', previousTotal: '100' }],
        },
      ]);
    });

    it('shows a refused claim without what it would have cost', async () => {
      const own = await portal.call({
        as: lead,
        path: '/entities/component/default/checkout/costs',
      });
      expect(own.body.refusedClaims).toEqual([
        { annotation: 'entity-cost/match', reason: 'contested' },
      ]);
      const all = await portal.call({
        as: finance,
        path: '/entities/component/default/checkout/costs',
      });
      expect(all.body.refusedClaims).toEqual([
        {
          annotation: 'entity-cost/match',
          reason: 'contested',
          amount: { currency: 'EUR', amount: '50' },
        },
      ]);
    });

    it.each(['/costs', '/costs?groupBy=service', '/budgets', '/export'])(
      'shows nothing to who owns nothing: %s',
      async path => {
        const { status, text } = await portal.call({ as: stranger, path });
        expect(status).toBe(200);
        expect(text).not.toMatch(/EUR|USD|payments|Compute/);
      },
    );

    it('asks who it is before anything else', async () => {
      const { status } = await portal.call({ as: 'anonymous', path: '/costs' });
      expect(status).toBe(401);
    });

    it('shows list prices to who may not read negotiated ones, whatever they ask for', async () => {
      for (const path of [
        '/costs?cost=effective&owner=group:default/payments',
        '/costs?cost=billed&owner=group:default/payments',
        '/costs?groupBy=entity&entity=component:default/checkout',
        '/export?cost=effective&owner=group:default/payments',
        '/entities/component/default/checkout/costs?cost=effective',
        '/entities/system/default/shop/costs',
      ]) {
        const { status, text } = await portal.call({ as: buyer, path });
        expect(status).toBe(200);
        expect(text).not.toMatch(/"10[01]"|"11[01]"|,10[01],|"7777"|"7878"/);
        expect(text).toMatch(/20[01]|10200/);
      }
      const { body } = await portal.call({ as: buyer, path: '/budgets' });
      // 200 + 9999 at list prices: the part of the budget must not give the effective cost away
      expect(body.items).toContainEqual(
        expect.objectContaining({ spent: '10200', spentPerMille: 10200 }),
      );
    });

    it('gives finance the bill to the cent, with what is unallocated, in each currency', async () => {
      const { body } = await portal.call({
        as: finance,
        path: `/costs?owner=${payments}`,
      });
      expect(body.totals).toEqual([
        {
          currency: 'EUR',
          total: '101',
          previousTotal: '100',
          unallocated: '50',
          previousUnallocated: '50',
          billTotal: '7928',
        },
        {
          currency: 'USD',
          total: '0.333333',
          previousTotal: '0.333333',
          unallocated: '0',
          previousUnallocated: '0',
          billTotal: '0.333333',
        },
      ]);
      const all = await portal.call({ as: finance, path: '/costs' });
      expect(all.body.totals[0]).toMatchObject({ total: '7928' });
      expect(all.body.items).toMatchObject([
        { key: search, amount: '7777' },
        { key: payments, amount: '101' },
        { key: '', unallocated: true, amount: '50' },
        { key: payments, currency: 'USD' },
      ]);
      const rest = await portal.call({
        as: finance,
        path: '/costs/unallocated',
      });
      expect(rest.body.items).toMatchObject([
        {
          amount: { currency: 'EUR', amount: '50' },
          reason: 'contested',
          claims: [{ entity: checkout }, { entity: finder }],
        },
      ]);
    });

    it.each(['amount', 'change', 'name'])(
      'pages through all groups once, by %s',
      async sort => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const { body } = await portal.call({
            as: finance,
            path: `/costs?groupBy=entity&limit=1&sort=${sort}${
              cursor ? `&cursor=${cursor}` : ''
            }`,
          });
          seen.push(
            ...body.items.map((item: any) => `${item.currency} ${item.key}`),
          );
          cursor = body.nextCursor;
        } while (cursor && seen.length < 20);
        expect([...seen].sort()).toEqual(
          ['EUR ', `EUR ${checkout}`, `EUR ${finder}`, `USD ${ledger}`].sort(),
        );
      },
    );

    it('takes no search for a pattern, and no cursor of another list', async () => {
      const pattern = await portal.call({
        as: finance,
        path: '/costs?groupBy=service&search=%25',
      });
      expect(pattern.body.items).toEqual([]);
      for (const cursor of [
        'x',
        'e30',
        Buffer.from(
          '{"c":"EUR","a":"9999999999999999999","k":"","u":0}',
        ).toString('base64url'),
      ]) {
        const { status, body } = await portal.call({
          as: finance,
          path: `/costs?cursor=${cursor}`,
        });
        expect([status, body.error.code]).toEqual([400, 'bad-request']);
      }
    });

    it('lets a team set its own budgets and no others', async () => {
      const put = (as: string, kind: string, value: string) =>
        portal.call({
          as,
          method: 'PUT',
          path: '/budgets',
          body: {
            subject: { kind, value },
            amount: { amount: '101', currency: 'EUR' },
          },
        });
      for (const [kind, value] of [
        ['entity', finder],
        ['entity', 'component:default/there-is-no-such'],
        ['owner', search],
        ['environment', 'production'],
        ['cost-center', 'cc-1'],
      ]) {
        expect((await put(lead, kind, value)).status).toBe(403);
      }
      const own = await put(lead, 'entity', 'Component:checkout');
      expect(own).toMatchObject({
        status: 200,
        body: {
          decides: false,
          spentPerMille: 1000,
          reached: ['spent-80', 'forecast-100', 'spent-100'],
        },
      });
      // the same subject by another name is the same budget, and that of configuration stays
      expect((await put(platform, 'entity', checkout)).body).toMatchObject({
        id: own.body.id,
        decides: true,
      });
      expect(
        (await put(platform, 'entity', 'system:default/shop')).body.error.code,
      ).toBe('budget-elsewhere');
      const remove = (as: string) =>
        portal.call({ as, method: 'DELETE', path: `/budgets/${own.body.id}` });
      expect((await remove(stranger)).status).toBe(403);
      // what a manager set limits the team, so the team neither raises nor removes it
      expect((await put(lead, 'entity', checkout)).status).toBe(403);
      expect((await remove(lead)).status).toBe(403);
      const { body } = await portal.call({ as: lead, path: '/budgets' });
      expect(body.items).toContainEqual(
        expect.objectContaining({
          id: own.body.id,
          editable: false,
          updatedBy: platform,
        }),
      );
      expect((await remove(platform)).status).toBe(204);
      expect((await put(lead, 'entity', checkout)).status).toBe(200);
      expect((await remove(lead)).status).toBe(204);
      expect((await remove(lead)).status).toBe(403);
    });

    it('looks up every budget that costs of a subject count for, and none that the caller may not read', async () => {
      const lookUp = async (as: string, ...subjects: object[]) => {
        const { status, body } = await portal.call({
          as,
          method: 'POST',
          path: '/budgets/lookup',
          body: { subjects },
        });
        expect(status).toBe(200);
        expect(body.month).toBe('2026-03');
        return body.items.map((item: any) =>
          item.budgets.map((budget: any) => [
            budget.subject.value,
            budget.from,
            budget.state,
          ]),
        );
      };
      const put = (kind: string, value: string) =>
        portal.call({
          as: platform,
          method: 'PUT',
          path: '/budgets',
          body: {
            subject: { kind, value },
            amount: { amount: '1000', currency: 'EUR' },
          },
        });
      const made = [
        await put('owner', payments),
        await put('cost-center', 'cc-1'),
      ];
      const shop = ['system:default/shop', 'configuration', 'compared'];
      const ofTeam = [payments, 'api', 'compared'];
      const ofCentre = ['cc-1', 'api', 'compared'];
      const subjects = [
        { kind: 'entity', value: 'Component:checkout' },
        { kind: 'entity', value: finder },
        { kind: 'entity', value: 'component:default/there-is-no-such' },
        { kind: 'owner', value: payments },
        { kind: 'cost-center', value: 'cc-1' },
      ];
      expect(await lookUp('service', ...subjects)).toEqual([
        [shop, ofTeam, ofCentre],
        [[finder, 'annotation', 'compared'], shop],
        [],
        [ofTeam],
        [ofCentre],
      ]);
      expect(await lookUp(stranger, ...subjects)).toEqual([[], [], [], [], []]);
      const { body } = await portal.call({
        as: 'service',
        method: 'POST',
        path: '/budgets/lookup',
        body: { subjects: [{ kind: 'owner', value: payments }] },
      });
      // what costs in another currency is in no sum, and that is said
      expect(body.items[0].budgets[0]).toMatchObject({
        spent: '101',
        previousSpent: '100',
        otherCurrencies: ['USD'],
      });
      for (const answer of made) {
        await portal.call({
          as: platform,
          method: 'DELETE',
          path: `/budgets/${answer.body.id}`,
        });
      }
    });

    it('says what the caller may do, and does not list loads for others', async () => {
      const abilities = async (as: string) =>
        (await portal.call({ as, path: '/status' })).body.abilities;
      expect(await abilities(lead)).toEqual({
        readAll: false,
        negotiatedPrices: true,
        load: false,
        updateBudgets: true,
        updateRules: false,
      });
      expect(await abilities(buyer)).toMatchObject({
        readAll: true,
        negotiatedPrices: false,
      });
      expect(await abilities(platform)).toMatchObject({
        load: true,
        updateRules: true,
      });
      for (const as of [lead, finance, buyer, stranger]) {
        expect((await portal.call({ as, path: '/loads' })).status).toBe(403);
        expect((await portal.call({ as, path: '/loads/1' })).status).toBe(403);
      }
      const loads = await portal.call({
        as: platform,
        path: '/loads?state=in-force&limit=1',
      });
      expect(loads.body).toMatchObject({
        items: [{ id: '2', state: 'in-force', months: ['2026-03'] }],
        nextCursor: expect.any(String),
      });
      for (const state of ['loading', 'replaced', 'refused', 'failed']) {
        const { body } = await portal.call({
          as: platform,
          path: `/loads?state=${state}`,
        });
        expect(body.items).toEqual([]);
      }
      const one = await portal.call({ as: platform, path: '/loads/2' });
      expect(one.body.totals).toMatchObject([
        { currency: 'EUR', effective: '7928.000000' },
        { currency: 'USD' },
      ]);
      const none = await portal.call({ as: platform, path: '/loads/99' });
      expect(none.body.error.code).toBe('not-found');
    });

    it('corrects an estimate by what the caller may read alone', async () => {
      for (const [index, entity] of [finder, ledger].entries()) {
        await portal.knex('estimates').insert(
          ['2025-11', '2025-12', '2026-01'].map((month, number) => ({
            entity_ref: entity,
            month,
            digest: 'a',
            module: `module.${index === 0 ? 'secret' : 'ledger'}`,
            currency: index === 0 ? 'EUR' : 'USD',
            after: '100',
            created_at: number,
          })),
        );
      }
      const own = await portal.call({ as: lead, path: '/estimates/accuracy' });
      expect(own.body.items).toEqual([
        { module: 'module.ledger', currency: 'USD', outcomes: 1 },
      ]);
      const all = await portal.call({
        as: finance,
        path: '/estimates/accuracy',
      });
      expect(all.body.items).toHaveLength(2);
      const estimate = (as: string, body: object) =>
        portal.call({ as, method: 'POST', path: '/estimates', body });
      const after = [
        {
          address: 'module.shop.aws_instance.web',
          type: 'aws_instance',
          region: 'nowhere-1',
          values: { instance_type: 't3.micro' },
        },
      ];
      expect((await estimate(lead, { after, entity: finder })).status).toBe(
        403,
      );
      expect(
        (await estimate(lead, { after, entity: checkout })).body,
      ).toMatchObject({ delta: '0', gaps: { noPrice: 1 }, corrected: false });
      for (const body of [{}, { infracost: '{', after }, { before: [] }]) {
        expect((await estimate(lead, body)).body.error.code).toBe(
          'estimate-invalid',
        );
      }
      expect((await estimate(lead, { infracost: '{' })).body.error.code).toBe(
        'infracost-not-json',
      );
    });

    it('lets the permission framework narrow, and never widen', async () => {
      const narrowed = await CostHarness.start({
        databases,
        databaseId,
        config: { access: { readers: ['group:default/finance'] } },
        groups: { [lead]: [payments], [finance]: ['group:default/finance'] },
        decisions: {
          'entity-cost.read': createCostConditionalDecision(
            costReadPermission,
            costConditions.isOwner({ claims: [search] }),
          ),
          'entity-cost.prices.read': { result: AuthorizeResult.DENY },
        },
      });
      try {
        await seedCosts(narrowed.knex, { charges, entities });
        const own = await narrowed.call({ as: lead, path: '/costs' });
        expect(own.body.items).toEqual([]);
        const all = await narrowed.call({ as: finance, path: '/costs' });
        expect(all.body).toMatchObject({ readsAll: false, cost: 'list' });
        expect(all.body.items).toMatchObject([{ key: search, amount: '9999' }]);
        expect(all.body.totals[0]).not.toHaveProperty('billTotal');
        const rest = await narrowed.call({
          as: finance,
          path: '/costs/unallocated',
        });
        expect(rest.status).toBe(403);
      } finally {
        await narrowed.stop();
      }
    });
  },
);
