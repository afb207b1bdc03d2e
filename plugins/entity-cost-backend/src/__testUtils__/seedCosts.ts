import type { Knex } from 'knex';
import type { WorkloadColumn } from '../database';

/** A charge of a test, with all that a real one brings with it. */
export type SeededCharge = {
  month: string;
  day: string;
  entity: string | null;
  owner: string | null;
  service: string;
  /** Whole millionths of effective, billed and list cost. */
  effective: bigint;
  billed?: bigint;
  list?: bigint;
  currency?: string;
  environment?: string;
  resource?: string;
  quantity?: string;
  /** Those that are left out are 0. */
  workload?: Partial<Record<WorkloadColumn, string>>;
  rule?: string;
  reason?: string;
  contestedBy?: Array<{ ref: string; owner: string; annotation: string }>;
};

/** Entities of the catalog as the plugin has read them. */
type SeededEntity = {
  ref: string;
  owner?: string;
  system?: string;
  domain?: string;
  parent?: string;
  costCenter?: string;
  budget?: { amount: string; currency: string };
};

const empty = { digest: 'empty', tags: '[]' };

/** Writes charges as a load of each month that is in force, as loading and allocating them would. */
export async function seedCosts(
  knex: Knex,
  options: { charges: SeededCharge[]; entities: SeededEntity[] },
): Promise<void> {
  const { charges, entities } = options;
  await knex('sources').insert({
    id: 'bill',
    kind: 'files',
    title: 'Bill',
    configured: true,
  });
  await knex('tag_sets').insert({ id: 1, ...empty });
  await knex('runs').insert({
    id: 1,
    state: 'done',
    rules_digest: 'a',
    catalog_digest: 'a',
    subjects: charges.length,
    created_at: 1,
  });
  for (const entity of entities) {
    await knex('entities').insert({
      ref: entity.ref,
      kind: entity.ref.slice(0, entity.ref.indexOf(':')),
      owner: entity.owner ?? null,
      system: entity.system ?? null,
      domain: entity.domain ?? null,
      parent: entity.parent ?? null,
      cost_center: entity.costCenter ?? null,
      budget_amount: entity.budget?.amount ?? null,
      budget_currency: entity.budget?.currency ?? null,
      digest: 'a',
    });
  }
  const months = [...new Set(charges.map(({ month }) => month))].sort();
  for (const [index, month] of months.entries()) {
    const load = index + 1;
    const ofMonth = charges.filter(charge => charge.month === month);
    await seedLoad(knex, { load, month, charges: ofMonth });
    for (const [number, charge] of ofMonth.entries()) {
      await seedCharge(knex, { load, subject: load * 1_000 + number, charge });
    }
  }
}

async function seedLoad(
  knex: Knex,
  options: { load: number; month: string; charges: SeededCharge[] },
): Promise<void> {
  const { load, month, charges } = options;
  await knex('loads').insert({
    id: load,
    source_id: 'bill',
    month,
    state: 'loaded',
    files: '[]',
    rows: charges.length,
    rounded: 0,
    gaps: '[]',
    problems: '[]',
    created_at: 1,
    alive_at: 1,
    finished_at: 1_800_000_000_000,
  });
  const currencies = new Set(charges.map(({ currency = 'EUR' }) => currency));
  for (const currency of currencies) {
    const total = (column: 'billed' | 'effective' | 'list') =>
      charges
        .filter(charge => (charge.currency ?? 'EUR') === currency)
        .reduce((all, charge) => all + amountsOf(charge)[column], 0n);
    await knex('load_totals').insert({
      load_id: load,
      currency,
      rows: charges.length,
      billed: textOf(total('billed')),
      effective: textOf(total('effective')),
      list: textOf(total('list')),
    });
  }
  await knex('in_force').insert({
    source_id: 'bill',
    month,
    load_id: load,
    run_id: 1,
  });
  await knex('usage_sums').insert({
    load_id: load,
    run_id: 1,
    first_day: charges
      .filter(({ workload }) => workload)
      .map(({ day }) => day)
      .sort()[0],
    by_currency: true,
  });
}

async function seedCharge(
  knex: Knex,
  options: { load: number; subject: number; charge: SeededCharge },
): Promise<void> {
  const { load, subject, charge } = options;
  const { month, day, entity, owner, service, currency = 'EUR' } = charge;
  const kind = entity === null ? 'unallocated' : 'default';
  const rule = charge.rule ?? (entity === null ? '' : 'tag-component');
  const environment = charge.environment ?? null;
  const amounts = amountsOf(charge);
  await knex('subjects').insert({
    id: subject,
    digest: `${subject}`,
    service,
    resource_id: charge.resource ?? null,
    unit: charge.quantity === undefined ? null : 'Hours',
    environment,
    tag_set_id: 1,
    category_set_id: 1,
  });
  await knex('facts').insert({
    load_id: load,
    subject_id: subject,
    day,
    charge_kind: 'usage',
    currency,
    ...amounts,
    quantity: charge.quantity ?? null,
  });
  await knex('allocations').insert({
    run_id: 1,
    subject_id: subject,
    entity_ref: entity,
    owner,
    kind,
    rule,
    reason: charge.reason ?? null,
    contested_by: charge.contestedBy
      ? JSON.stringify(charge.contestedBy)
      : null,
  });
  const cost = {
    load_id: load,
    run_id: 1,
    month,
    entity_ref: entity,
    owner,
    service,
    environment,
    charge_kind: 'usage',
    currency,
    ...amounts,
  };
  await seedUsage(knex, { load, charge });
  await knex('daily_costs').insert({ ...cost, day });
  await knex('monthly_costs').insert({
    ...cost,
    kind,
    rule,
    reason: charge.reason ?? null,
  });
}

async function seedUsage(
  knex: Knex,
  options: { load: number; charge: SeededCharge },
): Promise<void> {
  const { load, charge } = options;
  const { month, entity, owner, service, currency = 'EUR' } = charge;
  const { quantity, workload } = charge;
  const of = { load_id: load, run_id: 1, month, entity_ref: entity, owner };
  if (quantity !== undefined) {
    const usage = { ...of, service, unit: 'Hours', currency, quantity };
    await knex('monthly_usage').insert(usage);
  }
  if (workload) {
    await knex('monthly_workloads').insert({ ...of, currency, ...workload });
  }
}

function amountsOf(charge: SeededCharge) {
  const { effective, billed = effective, list = effective } = charge;
  return { effective, billed, list };
}

function textOf(micros: bigint): string {
  const digits = `${micros < 0n ? -micros : micros}`.padStart(7, '0');
  const sign = micros < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
