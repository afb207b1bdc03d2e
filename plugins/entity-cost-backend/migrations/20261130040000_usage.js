// @ts-check

/**
 * What was used, beside what it cost. Quantities of bills are in `facts` already, in the unit of their subject; those of
 * workloads in a cluster get a table of their own. Both are summed up by entity where costs are. Quantities are decimal
 * text, because neither database adds up 38 digits in the same way, and units are never added to each other.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const quantities = (
    /** @type {import('knex').Knex.CreateTableBuilder} */ table,
  ) => {
    for (const [column, unit] of [
      ['cpu_requested', 'core-hours'],
      ['cpu_used', 'core-hours'],
      ['cpu_cost', 'in the currency'],
      ['ram_requested', 'byte-hours'],
      ['ram_used', 'byte-hours'],
      ['ram_cost', 'in the currency'],
    ]) {
      table.string(column, 60).notNullable().comment(`Decimal text, ${unit}`);
    }
  };
  const sums = (
    /** @type {import('knex').Knex.CreateTableBuilder} */ table,
  ) => {
    table.integer('load_id').notNullable().references('loads.id');
    table.integer('run_id').notNullable().references('runs.id');
    table.string('month', 7).notNullable().comment('Of the billing period');
    table.string('entity_ref', 420).comment('Null: unallocated');
    table.string('owner', 420);
  };

  await knex.schema.createTable('workload_usage', table => {
    table.comment('What workloads of a load requested and used, by day');
    table.integer('load_id').notNullable().references('loads.id');
    table.integer('subject_id').notNullable().references('subjects.id');
    table.string('day', 10).notNullable().comment('As in facts');
    table.string('currency', 40).notNullable();
    quantities(table);
    table.primary(['load_id', 'subject_id', 'day', 'currency']);
    table.index(['subject_id'], 'workload_usage_subject_idx');
  });

  await knex.schema.createTable('monthly_usage', table => {
    table.comment('Quantities of a load by entity, service and unit');
    sums(table);
    table.text('service');
    table.text('unit').notNullable();
    table.string('quantity', 60).notNullable().comment('Decimal text');
    table.index(['load_id', 'run_id'], 'monthly_usage_load_idx');
    table.index(['entity_ref', 'month'], 'monthly_usage_entity_idx');
    table.index(['owner', 'month'], 'monthly_usage_owner_idx');
  });

  await knex.schema.createTable('monthly_workloads', table => {
    table.comment('Usage of workloads of a load by entity and currency');
    sums(table);
    table.string('currency', 40).notNullable();
    quantities(table);
    table.index(['load_id', 'run_id'], 'monthly_workloads_load_idx');
    table.index(['entity_ref', 'month'], 'monthly_workloads_entity_idx');
    table.index(['owner', 'month'], 'monthly_workloads_owner_idx');
  });

  const inForce = await knex('in_force').select('load_id', 'run_id', 'month');
  for (const pointer of inForce) await sumUpFacts(knex, pointer);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('monthly_workloads');
  await knex.schema.dropTable('monthly_usage');
  await knex.schema.dropTable('workload_usage');
};

const PAGE = 1_000;
const CHUNK = 200;

/**
 * Loads that are in force are not summed up again before something changes, so their quantities are summed up here.
 *
 * @param {import('knex').Knex} knex
 * @param {{ load_id: number; run_id: number; month: string }} pointer
 */
async function sumUpFacts(knex, pointer) {
  const { load_id, run_id, month } = pointer;
  const sums = new Map();
  for (let after = 0; ; ) {
    const subjects = await knex('facts')
      .distinct('subject_id')
      .where({ load_id })
      .whereNotNull('quantity')
      .where('subject_id', '>', after)
      .orderBy('subject_id')
      .limit(PAGE);
    if (subjects.length === 0) break;
    const last = subjects[subjects.length - 1].subject_id;
    const rows = await knex('facts')
      .join('subjects', 'subjects.id', 'facts.subject_id')
      .join('allocations', 'allocations.subject_id', 'facts.subject_id')
      .where({ load_id, run_id })
      .whereBetween('facts.subject_id', [subjects[0].subject_id, last])
      .whereNotNull('quantity')
      .whereNotNull('unit')
      .select('entity_ref', 'owner', 'service', 'unit', 'quantity');
    for (const { quantity, ...of } of rows) {
      const key = JSON.stringify(of);
      const sum = sums.get(key) ?? { of, units: 0n };
      sum.units += unitsOf(quantity);
      sums.set(key, sum);
    }
    after = last;
  }
  const found = [...sums.values()].map(({ of, units }) => ({
    load_id,
    run_id,
    month,
    ...of,
    quantity: textOf(units),
  }));
  for (let from = 0; from < found.length; from += CHUNK) {
    await knex('monthly_usage').insert(found.slice(from, from + CHUNK));
  }
}

/** @param {string} text as the table has it: digits, at most one point with 18 digits after it, a minus before */
function unitsOf(text) {
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(18, '0'));
  return text.startsWith('-') ? -units : units;
}

/** @param {bigint} units */
function textOf(units) {
  const digits = `${units < 0n ? -units : units}`.padStart(19, '0');
  const fraction = digits.slice(-18).replace(/0+$/, '');
  const sign = units < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -18)}${fraction && `.${fraction}`}`;
}
