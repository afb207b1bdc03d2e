import {
  test as base,
  expect,
  type Browser,
  type Page,
} from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { billOf, monthBefore } from './bill';
import { Clock } from './clock';
import { Endpoint } from './endpoint';
import { Person } from './person';
import { signIn } from './persona';
import { Portal } from './portal';

/** The newest month of the bills, and the one before. */
export const [before, month] = [monthBefore(2), monthBefore(1)];

/** A portal that polls services of this machine, checks for drift, and has loaded the bills of two months. */
export type Shop = {
  portal: Portal;
  /** Health endpoint of `card-terminal` of the team Payments. */
  cardTerminal: Endpoint;
  /** By which the portal knows what is due. */
  clock: Clock;
  /** A persona in a browser of their own. */
  as(browser: Browser, role: string, team: string): Promise<Page>;
  /** Runs a scheduled task of the portal now. */
  run(plugin: string, task: string): Promise<void>;
};

/** The tests of cost, health, compliance and what becomes of environments; all of their files share one portal. */
export const test = base.extend<object, { shop: Shop }>({
  shop: [
    async ({}, use) => {
      const { shop, close } = await openShop();
      try {
        await use(shop);
      } finally {
        await close();
      }
    },
    { scope: 'worker', timeout: 10 * 60_000 },
  ],
});

export async function openShop(): Promise<{
  shop: Shop;
  close(): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-shop-'));
  const endpoints = await Promise.all([Endpoint.start(), Endpoint.start()]);
  const [cardTerminal, searchBox] = endpoints;
  const clock = new Clock(folder);
  const portal = await Portal.start({
    ...clock.environment,
    ...configurationOf({ folder, cardTerminal, searchBox }),
  });
  const close = async () => {
    await portal.stop();
    for (const endpoint of endpoints) endpoint.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { shop: await prepare({ portal, cardTerminal, clock }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function configurationOf(options: {
  folder: string;
  cardTerminal: Endpoint;
  searchBox: Endpoint;
}): Record<string, string> {
  const { folder } = options;
  const bills = join(folder, 'bills');
  mkdirSync(bills);
  writeFileSync(join(bills, `${before.id}.csv`), billOf(before, chargesBefore));
  writeFileSync(join(bills, `${month.id}.csv`), billOf(month, charges));
  const catalog = join(folder, 'catalog.yaml');
  writeFileSync(
    catalog,
    componentsOf(options)
      .map(component => JSON.stringify(component))
      .join('\n---\n'),
  );
  return {
    APP_CONFIG_catalog_locations: JSON.stringify([
      {
        type: 'file',
        target: '../../examples/organisation.yaml',
        rules: [{ allow: ['User', 'Group'] }],
      },
      { type: 'file', target: '../../examples/systems.yaml' },
      {
        type: 'file',
        target: '../../templates/*/template.yaml',
        rules: [{ allow: ['Template'] }],
      },
      { type: 'file', target: catalog },
    ]),
    APP_CONFIG_guardrails_drift_enabled: 'true',
    APP_CONFIG_entityHealth_allow: JSON.stringify(['127.0.0.1']),
    // One check says it, so that a test does not wait for three.
    APP_CONFIG_entityHealth_thresholds: JSON.stringify({
      failures: 1,
      recoveries: 1,
    }),
    APP_CONFIG_entityCost_sources: JSON.stringify([
      { id: 'cloud', title: 'Cloud', type: 'files', paths: [bills] },
    ]),
  };
}

function componentsOf(options: {
  cardTerminal: Endpoint;
  searchBox: Endpoint;
}): object[] {
  const component = (
    name: string,
    annotations: Record<string, string>,
    [owner, system] = ['payments', 'checkout'],
  ) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `group:default/${owner}`,
      system,
    },
  });
  return [
    component('card-terminal', {
      'entity-health/endpoints': options.cardTerminal.url,
      'entity-health/options': JSON.stringify({ interval: 10 }),
      'entity-cost/budget': '100 EUR',
    }),
    component('coupon-service', {
      'entity-health/endpoints': 'https://coupons.example/health',
      'entity-health/options': JSON.stringify({ interval: 1 }),
      'entity-cost/budget': '12,5 euros',
    }),
    component(
      'search-box',
      { 'entity-health/endpoints': options.searchBox.url },
      ['search', 'storefront-search'],
    ),
  ];
}

const chargesBefore = [
  {
    day: 3,
    service: 'Amazon EC2',
    resource: 'terminal-1',
    amount: '90.5',
    component: 'card-terminal',
  },
];

const charges = [
  {
    day: 3,
    service: 'Amazon EC2',
    resource: 'terminal-1',
    amount: '100.1',
    component: 'card-terminal',
  },
  {
    day: 4,
    service: 'Amazon RDS',
    resource: 'terminal-db',
    amount: '20.01',
    component: 'card-terminal',
  },
  {
    day: 4,
    service: 'Amazon EC2',
    resource: 'search-1',
    amount: '80.05',
    component: 'search-box',
  },
  { day: 5, service: 'Amazon VPC', resource: 'nat-1', amount: '12.34' },
  {
    day: 6,
    service: 'Search licence',
    resource: 'licence-1',
    amount: '9.99',
    component: 'search-box',
    currency: 'USD',
  },
];

/** Waits for the catalog, and for what the portal does with it by its schedules. */
async function prepare(
  parts: Pick<Shop, 'portal' | 'cardTerminal' | 'clock'>,
): Promise<Shop> {
  const { portal } = parts;
  const engineer = await Person.signIn({
    backend: portal.backend,
    persona: 'user:default/platform-engineer',
  });
  const shop: Shop = {
    ...parts,
    as: (browser, role, team) =>
      signIn({ browser, url: portal.url, role, team }),
    // Refused while it runs, which takes as long as the Terraform of its attempt.
    run: (plugin, task) =>
      expect
        .poll(
          () =>
            engineer.statusOf(
              `/${plugin}/.backstage/scheduler/v1/tasks/${task}/trigger`,
              {},
            ),
          { timeout: 180_000 },
        )
        .toBe(200),
  };
  await known<{ items: unknown[] }>(
    engineer,
    '/catalog/entities/by-query?filter=kind=component&fields=metadata.name',
    ({ items }) => items.length === 6,
  );
  await shop.run('guardrails', 'guardrails-sweep');
  // What was allocated before the whole catalog was read is allocated again.
  await expect(async () => {
    await shop.run('entity-cost', 'entity-cost-entities');
    await shop.run('entity-cost', 'entity-cost-load');
    await shop.run('entity-cost', 'entity-cost-allocate');
    const { items } = await engineer.get<{ items: { key: string }[] }>(
      '/entity-cost/costs?groupBy=entity&limit=100',
    );
    expect(items.map(({ key }) => key)).toContain(
      'component:default/card-terminal',
    );
  }).toPass({ timeout: 120_000 });
  await known<{ items: unknown[] }>(
    engineer,
    '/guardrails/findings?limit=1&entity=component:default/search-box',
    ({ items }) => items.length > 0,
  );
  await shop.run('guardrails', 'guardrails-findings');
  await known<{ totals: { open: number } }>(
    engineer,
    '/guardrails/findings/summary?groupBy=owner',
    ({ totals }) => totals.open > 0,
  );
  return shop;
}

/** Asks until the answer is as expected. */
async function known<T>(
  person: Person,
  path: string,
  isSo: (answer: T) => boolean,
): Promise<void> {
  await expect
    .poll(async () => isSo(await person.get<T>(path)), { timeout: 120_000 })
    .toBe(true);
}
