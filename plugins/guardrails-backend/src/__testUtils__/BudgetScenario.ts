import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
// the real service of costs, as a portal has it beside this one
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import entityCostPlugin from '@backstage-guardrails/plugin-entity-cost-backend';
import entityCostModule from '@backstage-guardrails/plugin-guardrails-backend-module-entity-cost';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConsentScenario } from './ConsentScenario';
import { component } from './GuardrailsHarness';
import { environmentPlan } from './plans';

/** What the only resource of a plan costs a month is what it says it does, where it is in this region. */
const REGION = 'eu-west-1';
const priceBook = {
  date: '2026-11-30',
  currency: 'USD',
  sources: ['the test'],
  notCovered: ['everything else'],
  free: [],
  prices: [
    {
      type: 'terraform_data',
      region: REGION,
      price: '1',
      per: 'month',
      times: { attribute: 'triggers_replace' },
    },
  ],
};

const columns = {
  BillingPeriodStart: '2026-03-01T00:00:00Z',
  BillingPeriodEnd: '2026-04-01T00:00:00Z',
  ChargePeriodStart: '2026-03-05T10:00:00Z',
  ChargePeriodEnd: '2026-03-05T11:00:00Z',
  ChargeCategory: 'Usage',
  BillingCurrency: 'USD',
  BilledCost: '0',
  EffectiveCost: '0',
  ListCost: '0',
  ProviderName: 'AWS',
  ServiceName: 'Compute',
  SubAccountId: '1234',
  ResourceId: '',
  Tags: '',
};

type Charge = {
  cost: string;
  owner?: string;
  currency?: string;
  month?: '03' | '04';
};

/** Changes in production by a team with a budget of 1000 USD, and the bills that come meanwhile. */
export class BudgetScenario {
  static async start(options: {
    knex: Knex;
    costs: Knex;
    folder: string;
    /** Annotations of the component that is changed. */
    annotations?: Record<string, string>;
    /** Beside those of the two teams. */
    budgets?: { system: string; amount: string }[];
    /** The bills of these tests are of months that are long over. */
    staleAfterDays?: number;
  }): Promise<BudgetScenario> {
    const { knex, costs, folder, annotations = {}, budgets = [] } = options;
    const { staleAfterDays = 3_650 } = options;
    const file = join(folder, 'prices.json');
    writeFileSync(file, JSON.stringify(priceBook));
    const story = await ConsentScenario.start({
      knex,
      config: { cost: { priceBook: file } },
      entities: [annotated(annotations)],
      others: {
        config: {
          backend: { workingDirectory: folder },
          entityCost: {
            staleAfterDays,
            budgets: [
              { owner: 'group:default/payments', amount: '1000 USD' },
              { owner: 'group:default/search', amount: '777 USD' },
              ...budgets,
            ],
          },
        },
        databases: { 'entity-cost': costs },
      },
      features: [entityCostPlugin, entityCostModule],
    });
    return new BudgetScenario(story);
  }

  private constructor(readonly story: ConsentScenario) {}

  /** A change that adds so much a month. */
  decide(
    cost: string,
    options: { task?: string; owner?: string; region?: string } = {},
  ): Promise<Decision> {
    const { task, owner = 'group:default/payments', region } = options;
    const plan: any = environmentPlan({
      region: region ?? REGION,
      tags: { owner, 'cost-center': '4711' },
    });
    plan.resource_changes[0].change.after.triggers_replace = cost;
    return this.story.decide({ evidence: { document: plan }, task });
  }

  /** A bill of a month, in place of the one before. */
  async load(...charges: Charge[]): Promise<void> {
    const rows = charges.map(charge => {
      const {
        cost,
        owner = 'payments',
        currency = 'USD',
        month = '03',
      } = charge;
      return {
        ...columns,
        ResourceId: `vm-${owner}`,
        Tags: JSON.stringify({ owner }),
        BillingPeriodStart: `2026-${month}-01T00:00:00Z`,
        BillingPeriodEnd: `2026-0${Number(month) + 1}-01T00:00:00Z`,
        ChargePeriodStart: `2026-${month}-05T10:00:00Z`,
        ChargePeriodEnd: `2026-${month}-05T11:00:00Z`,
        BillingCurrency: currency,
        BilledCost: cost,
        EffectiveCost: cost,
        ListCost: cost,
      };
    });
    const text = [Object.keys(columns), ...rows.map(row => Object.values(row))]
      .map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join())
      .map(line => `${line}\n`)
      .join('');
    const answer = await fetch(
      `${this.story.harness.url}/api/entity-cost/loads?source=upload&name=bill.csv`,
      {
        method: 'POST',
        headers: {
          Authorization: mockCredentials.service.header(),
          'Content-Type': 'application/octet-stream',
        },
        body: text,
      },
    );
    const { load, error } = (await answer.json()) as {
      load?: { state: string };
      error?: unknown;
    };
    if (load?.state !== 'in-force') {
      throw new Error(`Not in force: ${load?.state ?? JSON.stringify(error)}`);
    }
  }
}

function annotated(annotations: Record<string, string>): Entity {
  const shop = component('checkout-api', 'group:default/payments', 'checkout');
  return { ...shop, metadata: { ...shop.metadata, annotations } };
}
