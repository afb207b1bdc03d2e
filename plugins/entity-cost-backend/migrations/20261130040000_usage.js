// @ts-check

/**
 * What was used, beside what it cost. Quantities of bills are in `facts` already, in the unit of their subject; those of
 * workloads in a cluster get a table of their own. Both are summed up by entity where costs are. Quantities are decimal
 * text, because neither database adds up 38 digits in the same way, and units are never added to each other.
 *
 * It only makes tables. What is loaded already, and what replicas of the version before put in force meanwhile, is summed
 * up by the allocation, which finds it without an entry in `usage_sums`.
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

  await knex.schema.createTable('usage_sums', table => {
    table.comment(
      'What is summed up; costs in force without it are summed up at the next allocation',
    );
    table.integer('load_id').notNullable().references('loads.id');
    table.integer('run_id').notNullable().references('runs.id');
    table.string('first_day', 10).comment('Of workload_usage; as in facts');
    table.primary(['load_id', 'run_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('usage_sums');
  await knex.schema.dropTable('monthly_workloads');
  await knex.schema.dropTable('monthly_usage');
  await knex.schema.dropTable('workload_usage');
};
